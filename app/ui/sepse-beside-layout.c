/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-ui"
#include "config.h"

#include "ui/sepse-beside-layout.h"

#define FORM_COMFORT 400 /* px: with less, the side panel gives way */

typedef enum
{
  PART_AREAS,
  PART_STRIP,
  PART_FORM,
  PART_SIDE,
  PART_BAR,
} SepseBesidePart;

struct _SepseBesideLayout
{
  GtkLayoutManager parent_instance;
};

typedef struct
{
  GtkWidget *child[PART_BAR + 1];
  gboolean   is_shown[PART_BAR + 1];
  int        side_width;
  int        areas_width;
} Arrangement;

G_DEFINE_FINAL_TYPE (SepseBesideLayout, sepse_beside_layout, GTK_TYPE_LAYOUT_MANAGER)

static void
measure_width (GtkWidget *child,
               int       *minimum,
               int       *natural)
{
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL, NULL);
}

static int
get_minimum_height (GtkWidget *child,
                    int        width)
{
  int minimum = 0;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);

  return minimum;
}

static Arrangement
arrange (GtkWidget *widget,
         int        width)
{
  Arrangement self = { 0 };
  GtkWidget  *child = gtk_widget_get_first_child (widget);
  int         form_width;

  for (guint i = 0; i <= PART_BAR && child != NULL; i++, child = gtk_widget_get_next_sibling (child))
    self.child[i] = child;

  measure_width (self.child[PART_FORM], &form_width, NULL);
  measure_width (self.child[PART_SIDE], NULL, &self.side_width);
  measure_width (self.child[PART_AREAS], NULL, &self.areas_width);
  form_width = MAX (form_width, FORM_COMFORT);

  self.is_shown[PART_FORM] = TRUE;
  self.is_shown[PART_SIDE] = width >= form_width + self.side_width;
  self.is_shown[PART_AREAS] = width >= form_width + self.side_width + self.areas_width;
  self.is_shown[PART_STRIP] = !self.is_shown[PART_SIDE];
  self.is_shown[PART_BAR] = !self.is_shown[PART_AREAS];

  return self;
}

static GtkSizeRequestMode
sepse_beside_layout_get_request_mode (GtkLayoutManager *manager,
                                      GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_narrow (GtkWidget *widget,
                int       *minimum,
                int       *natural)
{
  guint part = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum;
      int child_natural;

      measure_width (child, &child_minimum, &child_natural);
      if (part == PART_STRIP || part == PART_FORM || part == PART_BAR)
        *minimum = MAX (*minimum, child_minimum);
      if (part == PART_AREAS || part == PART_FORM || part == PART_SIDE)
        *natural += child_natural;
      part++;
    }
}

static void
sepse_beside_layout_measure (GtkLayoutManager *manager,
                             GtkWidget        *widget,
                             GtkOrientation    orientation,
                             int               for_size,
                             int              *minimum,
                             int              *natural,
                             int              *minimum_baseline,
                             int              *natural_baseline)
{
  Arrangement parts;

  *minimum = 0;
  *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_narrow (widget, minimum, natural);
      *natural = MAX (*minimum, *natural);
      return;
    }

  parts = arrange (widget, for_size < 0 ? G_MAXINT / 2 : for_size);
  *minimum = get_minimum_height (parts.child[PART_FORM], -1);
  if (parts.is_shown[PART_STRIP])
    *minimum += get_minimum_height (parts.child[PART_STRIP], for_size);
  if (parts.is_shown[PART_BAR])
    *minimum += get_minimum_height (parts.child[PART_BAR], for_size);
  *natural = *minimum;
}

static void
show_parts (const Arrangement *parts)
{
  for (guint i = 0; i <= PART_BAR; i++)
    {
      if (gtk_widget_get_child_visible (parts->child[i]) == parts->is_shown[i])
        continue;

      gtk_widget_set_child_visible (parts->child[i], parts->is_shown[i]);
      gtk_accessible_update_state (GTK_ACCESSIBLE (parts->child[i]),
                                   GTK_ACCESSIBLE_STATE_HIDDEN,
                                   !parts->is_shown[i],
                                   -1);
    }
}

static void
place (GtkWidget *child,
       gboolean   is_mirrored,
       int        whole,
       int        x,
       int        y,
       int        width,
       int        height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation){ is_mirrored ? whole - x - width : x, y, width, height }, -1);
}

static void
sepse_beside_layout_allocate (GtkLayoutManager *manager,
                              GtkWidget        *widget,
                              int               width,
                              int               height,
                              int               baseline)
{
  Arrangement parts = arrange (widget, width);
  gboolean    is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int         left = parts.is_shown[PART_AREAS] ? parts.areas_width : 0;
  int         right = parts.is_shown[PART_SIDE] ? parts.side_width : 0;
  int         top = 0;
  int         bottom = 0;

  show_parts (&parts);
  if (parts.is_shown[PART_STRIP])
    top = get_minimum_height (parts.child[PART_STRIP], width);
  if (parts.is_shown[PART_BAR])
    bottom = get_minimum_height (parts.child[PART_BAR], width);

  if (parts.is_shown[PART_AREAS])
    place (parts.child[PART_AREAS], is_mirrored, width, 0, 0, left, height);
  if (parts.is_shown[PART_STRIP])
    place (parts.child[PART_STRIP], is_mirrored, width, 0, 0, width, top);
  place (parts.child[PART_FORM], is_mirrored, width, left, top, width - left - right, height - top - bottom);
  if (parts.is_shown[PART_SIDE])
    place (parts.child[PART_SIDE], is_mirrored, width, width - right, 0, right, height - bottom);
  if (parts.is_shown[PART_BAR])
    place (parts.child[PART_BAR], is_mirrored, width, 0, height - bottom, width, bottom);
}

static void
sepse_beside_layout_class_init (SepseBesideLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = sepse_beside_layout_get_request_mode;
  manager_class->measure = sepse_beside_layout_measure;
  manager_class->allocate = sepse_beside_layout_allocate;
}

static void
sepse_beside_layout_init (SepseBesideLayout *self)
{
}
