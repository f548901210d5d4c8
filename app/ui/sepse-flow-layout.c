/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-ui"
#include "config.h"

#include "ui/sepse-flow-layout.h"

struct _SepseFlowLayout
{
  GtkLayoutManager parent_instance;

  int spacing; /* px, in both directions */
};

G_DEFINE_FINAL_TYPE (SepseFlowLayout, sepse_flow_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
get_child_width (GtkWidget *child,
                 int        available)
{
  int minimum = 0;
  int natural = 0;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);

  return MAX (minimum, MIN (natural, available));
}

/* Walks the children line by line; places them when @allocate is set. Returns the height used. */
static int
flow (SepseFlowLayout *self,
      GtkWidget       *widget,
      int              available,
      gboolean         allocate)
{
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int      x = 0;
  int      y = 0;
  int      line_height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int width;
      int height;

      if (!gtk_widget_should_layout (child))
        continue;

      width = get_child_width (child, available);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
      if (x > 0 && x + width > available)
        {
          x = 0;
          y += line_height + self->spacing;
          line_height = 0;
        }
      if (allocate)
        gtk_widget_size_allocate (child,
                                  &(GtkAllocation){ is_mirrored ? available - x - width : x, y, width, height },
                                  -1);
      line_height = MAX (line_height, height);
      x += width + self->spacing;
    }

  return y + line_height;
}

static void
measure_width (SepseFlowLayout *self,
               GtkWidget       *widget,
               int             *minimum,
               int             *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum;
      int child_natural;

      if (!gtk_widget_should_layout (child))
        continue;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? self->spacing : 0);
    }
}

static GtkSizeRequestMode
sepse_flow_layout_get_request_mode (GtkLayoutManager *manager,
                                    GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sepse_flow_layout_measure (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           GtkOrientation    orientation,
                           int               for_size,
                           int              *minimum,
                           int              *natural,
                           int              *minimum_baseline,
                           int              *natural_baseline)
{
  SepseFlowLayout *self = SEPSE_FLOW_LAYOUT (manager);

  *minimum = 0;
  *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, widget, minimum, natural);
  else
    *minimum = *natural = flow (self, widget, for_size < 0 ? G_MAXINT / 2 : for_size, FALSE);
}

static void
sepse_flow_layout_allocate (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            int               width,
                            int               height,
                            int               baseline)
{
  flow (SEPSE_FLOW_LAYOUT (manager), widget, width, TRUE);
}

static void
sepse_flow_layout_class_init (SepseFlowLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = sepse_flow_layout_get_request_mode;
  manager_class->measure = sepse_flow_layout_measure;
  manager_class->allocate = sepse_flow_layout_allocate;
}

static void
sepse_flow_layout_init (SepseFlowLayout *self)
{
  self->spacing = 6;
}

GtkLayoutManager *
sepse_flow_layout_new (int spacing)
{
  SepseFlowLayout *self = g_object_new (SEPSE_TYPE_FLOW_LAYOUT, NULL);

  self->spacing = spacing;

  return GTK_LAYOUT_MANAGER (self);
}
