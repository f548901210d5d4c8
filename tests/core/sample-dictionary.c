/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-dictionary.h"

#include "json/sepse-json.h"

#include <string.h>

static const char document[] =
  "{\"format\":\"sepse-concepts/1\",\"concepts\":["
  "{\"id\":\"age\",\"label\":\"Age\",\"group\":\"patient\",\"kind\":\"number\",\"ask-unit-below\":3,"
  "\"units\":[{\"code\":\"a\",\"label\":\"years\",\"spellings\":[\"y\",\"yo\",\"year\"]},"
  "{\"code\":\"mo\",\"label\":\"months\",\"spellings\":[\"mo\"],\"divide\":12},"
  "{\"code\":\"d\",\"label\":\"days\",\"spellings\":[\"d\"],\"divide\":365.25}],"
  "\"hard\":[0,130],\"warn\":[0,110],\"shorthand\":[\"age\"]},"
  "{\"id\":\"sex\",\"label\":\"Sex\",\"group\":\"patient\",\"kind\":\"choice\","
  "\"choices\":[{\"id\":\"female\",\"label\":\"Female\",\"spellings\":[\"f\",\"woman\"]},"
  "{\"id\":\"male\",\"label\":\"Male\",\"spellings\":[\"m\"]}]},"
  "{\"id\":\"weight\",\"label\":\"Weight\",\"group\":\"patient\",\"kind\":\"number\","
  "\"units\":[{\"code\":\"kg\",\"label\":\"kg\",\"spellings\":[\"kg\"]},"
  "{\"code\":\"g\",\"label\":\"g\",\"spellings\":[\"g\"],\"divide\":1000}],"
  "\"hard\":[0.3,700],\"warn\":[2,250],\"shorthand\":[\"w\",\"wt\"]},"
  "{\"id\":\"temperature\",\"label\":\"Temperature\",\"group\":\"vitals\",\"kind\":\"number\","
  "\"units\":[{\"code\":\"Cel\",\"label\":\"°C\",\"spellings\":[\"c\",\"°c\"],\"decimals\":1},"
  "{\"code\":\"[degF]\",\"label\":\"°F\",\"spellings\":[\"f\",\"°f\"],\"subtract\":32,\"multiply\":5,\"divide\":9}],"
  "\"hard\":[20,46],\"warn\":[32,41.5],\"shorthand\":[\"t\",\"temp\"]},"
  "{\"id\":\"heart-rate\",\"label\":\"Heart rate\",\"group\":\"vitals\",\"kind\":\"number\","
  "\"units\":[{\"code\":\"/min\",\"label\":\"/min\",\"spellings\":[\"bpm\"]}],"
  "\"hard\":[0,400],\"warn\":[40,180],\"shorthand\":[\"p\",\"hr\"]},"
  "{\"id\":\"respiratory-rate\",\"label\":\"Respiratory rate\",\"group\":\"vitals\",\"kind\":\"number\","
  "\"units\":[{\"code\":\"/min\",\"label\":\"/min\",\"spellings\":[\"bpm\"]}],"
  "\"hard\":[0,150],\"warn\":[6,50],\"shorthand\":[\"r\",\"rr\"]},"
  "{\"id\":\"systolic-pressure\",\"label\":\"Systolic pressure\",\"group\":\"vitals\",\"kind\":\"number\","
  "\"units\":[{\"code\":\"mm[Hg]\",\"label\":\"mmHg\",\"spellings\":[\"mmhg\",\"mm hg\"]},"
  "{\"code\":\"kPa\",\"label\":\"kPa\",\"spellings\":[\"kpa\"],\"multiply\":7.50062}],"
  "\"hard\":[0,320],\"warn\":[60,220],\"shorthand\":[\"sbp\"]},"
  "{\"id\":\"diastolic-pressure\",\"label\":\"Diastolic pressure\",\"group\":\"vitals\",\"kind\":\"number\","
  "\"units\":[{\"code\":\"mm[Hg]\",\"label\":\"mmHg\",\"spellings\":[\"mmhg\",\"mm hg\"]},"
  "{\"code\":\"kPa\",\"label\":\"kPa\",\"spellings\":[\"kpa\"],\"multiply\":7.50062}],"
  "\"hard\":[0,220],\"warn\":[30,130],\"shorthand\":[\"dbp\"]},"
  "{\"id\":\"spo2\",\"label\":\"SpO2\",\"group\":\"vitals\",\"kind\":\"number\","
  "\"units\":[{\"code\":\"%\",\"label\":\"%\",\"spellings\":[\"%\"]}],\"hard\":[0,100],\"warn\":[60,100],"
  "\"shorthand\":[\"s\",\"sats\",\"spo2\"]},"
  "{\"id\":\"oxygen-therapy\",\"label\":\"Oxygen\",\"group\":\"vitals\",\"kind\":\"choice\","
  "\"choices\":[{\"id\":\"air\",\"label\":\"Air\",\"spellings\":[\"ra\",\"air\",\"room air\"]},"
  "{\"id\":\"oxygen\",\"label\":\"Oxygen\",\"spellings\":[\"o2\"]}]},"
  "{\"id\":\"respiratory-support\",\"label\":\"Support\",\"group\":\"vitals\",\"kind\":\"choice\","
  "\"choices\":[{\"id\":\"none\",\"label\":\"None\"},{\"id\":\"oxygen\",\"label\":\"Oxygen\"},"
  "{\"id\":\"niv\",\"label\":\"Mask ventilation\",\"spellings\":[\"bipap\"]}]},"
  "{\"id\":\"fio2\",\"label\":\"FiO2\",\"group\":\"vitals\",\"kind\":\"number\","
  "\"units\":[{\"code\":\"1\",\"label\":\"\"},{\"code\":\"%\",\"label\":\"%\",\"spellings\":[\"%\"],\"divide\":100}],"
  "\"hard\":[0.21,1],\"warn\":[0.21,1],\"shorthand\":[\"fio2\"]},"
  "{\"id\":\"consciousness\",\"label\":\"Consciousness\",\"group\":\"vitals\",\"kind\":\"choice\",\"shorthand\":[\"avpu\"],"
  "\"choices\":[{\"id\":\"alert\",\"label\":\"Alert\",\"spellings\":[\"a\"]},"
  "{\"id\":\"new-confusion\",\"label\":\"New confusion\",\"spellings\":[\"c\",\"confused\"]},"
  "{\"id\":\"pain\",\"label\":\"Responds to pain\",\"spellings\":[\"p\"]}]},"
  "{\"id\":\"gcs\",\"label\":\"GCS\",\"group\":\"vitals\",\"kind\":\"count\",\"units\":[{\"code\":\"{score}\",\"label\":\"\"}],"
  "\"hard\":[3,15],\"shorthand\":[\"gcs\"]},"
  "{\"id\":\"infection-source\",\"label\":\"Source\",\"group\":\"infection\",\"kind\":\"set\",\"shorthand\":[\"source\"],"
  "\"choices\":[{\"id\":\"lungs\",\"label\":\"Lungs\",\"spellings\":[\"chest\"]},"
  "{\"id\":\"urinary-tract\",\"label\":\"Urinary tract\",\"spellings\":[\"uti\"]},{\"id\":\"unknown\",\"label\":\"Not found\"}]},"
  "{\"id\":\"wbc\",\"label\":\"White cells\",\"group\":\"laboratory\",\"kind\":\"number\","
  "\"units\":[{\"code\":\"10*9/L\",\"label\":\"×10⁹/L\",\"spellings\":[\"x10^9/l\",\"e9/l\"]},"
  "{\"code\":\"/uL\",\"label\":\"/µL\",\"spellings\":[\"/ul\"],\"divide\":1000}],"
  "\"hard\":[0,1000],\"warn\":[0.1,100],\"shorthand\":[\"wbc\"]},"
  "{\"id\":\"creatinine\",\"label\":\"Creatinine\",\"group\":\"laboratory\",\"kind\":\"number\","
  "\"units\":[{\"code\":\"umol/L\",\"label\":\"µmol/L\",\"spellings\":[\"umol\"]},"
  "{\"code\":\"mg/dL\",\"label\":\"mg/dL\",\"spellings\":[\"mg/dl\"],\"multiply\":88.42}],"
  "\"hard\":[0,4400],\"warn\":[15,1000],\"shorthand\":[\"cr\"]},"
  "{\"id\":\"d-dimer\",\"label\":\"D-dimer\",\"group\":\"laboratory\",\"kind\":\"number\","
  "\"units\":[{\"code\":\"mg/L\",\"label\":\"mg/L\",\"spellings\":[\"mg/l\"]},"
  "{\"code\":\"ug/L\",\"label\":\"µg/L\",\"spellings\":[\"ug/l\"],\"divide\":1000},"
  "{\"code\":\"ng/mL\",\"label\":\"ng/mL\",\"spellings\":[\"ng/ml\"],\"divide\":1000}],"
  "\"hard\":[0,500],\"warn\":[0,100]},"
  "{\"id\":\"base-excess\",\"label\":\"Base excess\",\"group\":\"laboratory\",\"kind\":\"number\","
  "\"units\":[{\"code\":\"mmol/L\",\"label\":\"mmol/L\"}],\"hard\":[-50,50],\"warn\":[-20,20],\"shorthand\":[\"be\"]},"
  "{\"id\":\"dysuria\",\"label\":\"Painful urination\",\"group\":\"symptoms\",\"kind\":\"yes-no\",\"shorthand\":[\"dysuria\"]},"
  "{\"id\":\"cough\",\"label\":\"Cough\",\"group\":\"symptoms\",\"kind\":\"yes-no\"},"
  "{\"id\":\"time-antibiotic\",\"label\":\"Antibiotic given at\",\"group\":\"times\",\"kind\":\"instant\"}"
  "]}";

SepseDictionary *
sample_dictionary_new (void)
{
  g_autoptr (SepseRefusal) refusal = NULL;
  g_autoptr (JsonNode) root = sepse_json_to_node (document, strlen (document), &refusal);
  SepseDictionary *dictionary = NULL;

  if (root != NULL)
    dictionary = sepse_dictionary_new (root, &refusal);
  if (refusal != NULL)
    g_error ("%s: %s", refusal->pointer, refusal->message);

  return dictionary;
}

guint
sample_index (const SepseDictionary *dictionary,
              const char            *id)
{
  const SepseConcept *concept = sepse_dictionary_find (dictionary, id, -1);

  g_assert_nonnull (concept);
  return concept->index;
}
