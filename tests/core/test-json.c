/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "same-number.h"
#include "json/sepse-json-writer.h"
#include "json/sepse-json.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *text;
  const char *code; /* NULL: accepted */
  const char *pointer;
} ScanCase;

static const ScanCase scan_cases[] = {
  { "object", "{\"a\":1,\"b\":[true,false,null]}", NULL, NULL },
  { "space", " \t\r\n{ \"a\" : 1 } \n", NULL, NULL },
  { "scalar", "38.9", NULL, NULL },
  { "string", "\"\\u00e9\\n\\ud83d\\ude00é\"", NULL, NULL },
  { "empty-object", "{}", NULL, NULL },
  { "empty-array", "[]", NULL, NULL },
  { "empty-text", "", "malformed", "" },
  { "only-space", "  ", "malformed", "" },
  { "octal", "{\"a\":012}", "malformed", "/a" },
  { "minus-octal", "[-01]", "malformed", "/0" },
  { "plus", "[+1]", "malformed", "/0" },
  { "bare-point", "[1.]", "malformed", "/0" },
  { "bare-exponent", "[1e]", "malformed", "/0" },
  { "hex", "[0x10]", "malformed", "" },
  { "nan", "[NaN]", "malformed", "/0" },
  { "infinity", "[-Infinity]", "malformed", "/0" },
  { "trailing-comma", "{\"a\":1,}", "malformed", "" },
  { "trailing-comma-array", "[1,]", "malformed", "/1" },
  { "two-commas", "[1,,2]", "malformed", "/1" },
  { "no-comma", "[1 2]", "malformed", "" },
  { "no-colon", "{\"a\" 1}", "malformed", "/a" },
  { "no-value", "{\"a\":}", "malformed", "/a" },
  { "no-quotes", "{a:1}", "malformed", "" },
  { "single-quotes", "{'a':1}", "malformed", "" },
  { "comment", "/* a */ {}", "malformed", "" },
  { "comment-behind", "{} // a", "malformed", "" },
  { "two-roots", "{}{}", "malformed", "" },
  { "unclosed", "{\"a\":[1", "malformed", "/a" },
  { "unclosed-string", "[\"a", "malformed", "/0" },
  { "byte-order-mark", "\xef\xbb\xbf{}", "malformed", "" },
  { "nul-escape", "[\"\\u0000\"]", "malformed", "/0" },
  { "lone-high-surrogate", "[\"\\ud800\"]", "malformed", "/0" },
  { "lone-low-surrogate", "[\"\\udc00\"]", "malformed", "/0" },
  { "two-high-surrogates", "[\"\\ud800\\ud800\"]", "malformed", "/0" },
  { "short-escape", "[\"\\u12\"]", "malformed", "/0" },
  { "unknown-escape", "[\"\\x\"]", "malformed", "/0" },
  { "control-character", "[\"a\tb\"]", "malformed", "/0" },
  { "bad-utf8", "[\"\xff\"]", "malformed", "/0" },
  { "overlong-utf8", "[\"\xc0\xaf\"]", "malformed", "/0" },
  { "surrogate-utf8", "[\"\xed\xa0\x80\"]", "malformed", "/0" },
  { "cut-utf8", "[\"\xe2\x82", "malformed", "/0" },
  { "word", "[tru]", "malformed", "/0" },
  { "upper-case-word", "[True]", "malformed", "/0" },
  { "long-number", "[11111111111111111111111111111111111111111]", "too-large", "/0" },
  { "longest-number", "[1111111111111111111111111111111111111111]", NULL, NULL },
  { "duplicate", "{\"a\":1,\"a\":2}", "duplicate-key", "/a" },
  { "duplicate-escaped", "{\"a\":1,\"\\u0061\":2}", "duplicate-key", "/a" },
  { "duplicate-inside", "{\"x\":[{\"k/~\":1,\"k/~\":2}]}", "duplicate-key", "/x/0/k~1~0" },
  { "duplicate-among-many", "{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1,\"g\":1,\"h\":1,\"i\":1,\"c\":1}", "duplicate-key", "/c" },
  { "duplicate-many-escaped", "{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1,\"g\":1,\"\\u0062\":1}", "duplicate-key", "/b" },
  { "same-key-in-two-objects", "[{\"a\":1},{\"a\":1}]", NULL, NULL },
  { "duplicate-before-break", "{\"a\":1,\"a\":2,", "duplicate-key", "/a" },
  { "duplicate-outside-first", "{\"a\":1,\"a\":{\"b\":1,\"b\":2}}", "duplicate-key", "/a" },
  { "duplicate-inside-first", "{\"a\":{\"b\":1,\"b\":2},\"a\":1}", "duplicate-key", "/a/b" },
};

static void
test_scan (gconstpointer data)
{
  const ScanCase *row = data;
  g_autoptr (SepseJson) json = sepse_json_new ();
  g_autofree char *exact = g_memdup2 (row->text, strlen (row->text) + 1);
  g_autoptr (SepseRefusal) refusal = sepse_json_scan (json, exact, strlen (row->text));

  if (row->code == NULL)
    {
      g_assert_null (refusal);
      return;
    }

  g_assert_nonnull (refusal);
  g_assert_cmpstr (refusal->code, ==, row->code);
  g_assert_cmpstr (refusal->pointer, ==, row->pointer);
  g_assert_nonnull (strstr (refusal->message, "found"));
  g_assert_nonnull (strstr (refusal->message, "expected"));
}

static SepseRefusal *
scan_nested (guint depth)
{
  g_autoptr (SepseJson) json = sepse_json_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append_c (text, '[');
  for (guint i = 0; i < depth; i++)
    g_string_append_c (text, ']');

  return sepse_json_scan (json, text->str, text->len);
}

static void
test_depth (void)
{
  g_autoptr (SepseRefusal) fits = scan_nested (64);
  g_autoptr (SepseRefusal) deeper = scan_nested (65);
  g_autoptr (SepseRefusal) deepest = scan_nested (100000);

  g_assert_null (fits);
  g_assert_cmpstr (deeper->code, ==, "too-large");
  g_assert_cmpstr (deepest->code, ==, "too-large");
}

/* Whatever the place of the break, nothing behind it is read. */
static void
test_every_prefix_is_refused (void)
{
  static const char text[] = "{\"a\":[1,{\"b\":\"\\u00e9é\"}],\"c\":{\"d\":-1.5e3,\"e\":null}}";
  g_autoptr (SepseJson) json = sepse_json_new ();

  for (gsize length = 0; length < sizeof text - 1; length++)
    {
      g_autofree char *cut = g_memdup2 (text, length + 1);
      g_autofree char *exact = length > 0 ? g_memdup2 (cut, length) : NULL;
      g_autoptr (SepseRefusal) refusal = sepse_json_scan (json, exact != NULL ? exact : "", length);

      g_assert_nonnull (refusal);
      g_assert_cmpstr (refusal->code, ==, "malformed");
    }
}

static void
test_nul_byte (void)
{
  g_autoptr (SepseJson) json = sepse_json_new ();
  g_autoptr (SepseRefusal) refusal = sepse_json_scan (json, "[\"a\0b\"]", 7);

  g_assert_cmpstr (refusal->code, ==, "malformed");
}

static void
test_place_in_message (void)
{
  g_autoptr (SepseJson) json = sepse_json_new ();
  g_autoptr (SepseRefusal) refusal = sepse_json_scan (json, "{\n  \"a\": x\n}", 12);

  g_assert_cmpstr (refusal->message, ==, "line 2, byte 8: found “x”, expected a value");
}

static void
test_tape (void)
{
  static const char        text[] = "{\"a~/b\":[1,{\"c\":\"\\ud83d\\ude00\\/\"}],\"d\":true}";
  static const char *const pointers[] = { "", "/a~0~1b", "/a~0~1b", "/a~0~1b/0", "/a~0~1b/1", "/a~0~1b/1/c", "/a~0~1b/1/c", "/d", "/d" };
  g_autoptr (SepseJson) json = sepse_json_new ();
  g_autoptr (SepseRefusal) refusal = sepse_json_scan (json, text, strlen (text));
  const SepseJsonToken *tokens = sepse_json_get_tokens (json);
  g_autofree char      *string = NULL;

  g_assert_null (refusal);
  g_assert_cmpuint (sepse_json_get_n_tokens (json), ==, G_N_ELEMENTS (pointers));
  g_assert_cmpuint (tokens[0].count, ==, 2);
  g_assert_cmpuint (tokens[2].count, ==, 2);
  g_assert_cmpuint (tokens[2].next, ==, 7);
  for (guint i = 0; i < G_N_ELEMENTS (pointers); i++)
    {
      g_autofree char *pointer = sepse_json_dup_pointer (json, i);

      g_assert_cmpstr (pointer, ==, pointers[i]);
    }

  string = sepse_json_dup_string (json, 6);
  g_assert_cmpstr (string, ==, "😀/");
  g_assert_true (sepse_json_string_equals (json, 6, "😀/"));
  g_assert_false (sepse_json_string_equals (json, 6, "😀"));
  g_assert_true (sepse_json_string_equals (json, 1, "a~/b"));
  g_assert_false (sepse_json_string_equals (json, 1, "a~/"));
  g_assert_false (sepse_json_string_equals (json, 1, "a~/bc"));
}

static void
test_node (void)
{
  static const char text[] = "{\"whole\":42,\"part\":36.6,\"list\":[true,null,\"x\"],\"large\":12345678901234567890}";
  g_autoptr (SepseRefusal) refusal = NULL;
  g_autoptr (JsonNode) root = sepse_json_to_node (text, strlen (text), &refusal);
  JsonObject *object = json_node_get_object (root);

  g_assert_null (refusal);
  g_assert_cmpint (json_object_get_int_member (object, "whole"), ==, 42);
  assert_same_number (json_object_get_double_member (object, "whole"), 42);
  assert_same_number (json_object_get_double_member (object, "part"), 36.6);
  assert_same_number (json_object_get_double_member (object, "large"), 12345678901234567890.0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "list")), ==, 3);
}

static void
test_node_refuses (void)
{
  static const char *const rows[][2] = { { "{\"a\":1e999}", "out-of-range" }, { "{\"a\":012}", "malformed" } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SepseRefusal) refusal = NULL;
      g_autoptr (JsonNode) root = sepse_json_to_node (rows[i][0], strlen (rows[i][0]), &refusal);

      g_assert_null (root);
      g_assert_cmpstr (refusal->code, ==, rows[i][1]);
      g_assert_cmpstr (refusal->pointer, ==, "/a");
    }
}

static void
write_sample (SepseJsonWriter *writer)
{
  sepse_json_writer_begin_object (writer, NULL);
  sepse_json_writer_string (writer, "text", "a\"\\\n\t\x01é");
  sepse_json_writer_number (writer, "number", 36.6);
  sepse_json_writer_begin_array (writer, "list");
  sepse_json_writer_boolean (writer, NULL, TRUE);
  sepse_json_writer_null (writer, NULL);
  sepse_json_writer_end_array (writer);
  sepse_json_writer_begin_array (writer, "empty");
  sepse_json_writer_end_array (writer);
  sepse_json_writer_end_object (writer);
}

static void
test_writer (void)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GString) block = g_string_new (NULL);
  g_autoptr (SepseJsonWriter) one_line = sepse_json_writer_new (line, 0);
  g_autoptr (SepseJsonWriter) readable = sepse_json_writer_new (block, 2);

  write_sample (one_line);
  write_sample (readable);
  g_assert_cmpstr (line->str, ==,
                   "{\"text\":\"a\\\"\\\\\\n\\t\\u0001é\",\"number\":36.6,\"list\":[true,null],\"empty\":[]}");
  g_assert_cmpstr (block->str, ==,
                   "{\n  \"text\": \"a\\\"\\\\\\n\\t\\u0001é\",\n  \"number\": 36.6,\n  \"list\": [\n    true,\n    null\n  ],\n"
                   "  \"empty\": []\n}");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (scan_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/core/json/scan/%s", scan_cases[i].name);

      g_test_add_data_func (path, &scan_cases[i], test_scan);
    }
  g_test_add_func ("/core/json/depth", test_depth);
  g_test_add_func ("/core/json/every-prefix-is-refused", test_every_prefix_is_refused);
  g_test_add_func ("/core/json/nul-byte", test_nul_byte);
  g_test_add_func ("/core/json/place-in-message", test_place_in_message);
  g_test_add_func ("/core/json/tape", test_tape);
  g_test_add_func ("/core/json/node", test_node);
  g_test_add_func ("/core/json/node-refuses", test_node_refuses);
  g_test_add_func ("/core/json/writer", test_writer);

  return g_test_run ();
}
