/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-ui"
#include "config.h"

#include "ui/sepse-pair-layout.h"

#define GAP_BESIDE 12 /* px */
#define GAP_BENEATH 6 /* px */

struct _SepsePairLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (SepsePairLayout, sepse_pair_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
get_natural_width (GtkWidget *child)
{
  int natural = 0;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);

  return natural;
}

static int
get_minimum_width (GtkWidget *child)
{
  int minimum = 0;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return minimum;
}

static int
get_height (GtkWidget *child,
            int        width)
{
  int natural = 0;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);

  return natural;
}

/* Both in one line, or a third of the width left for a title that wraps. */
static gboolean
fits_beside (GtkWidget *title,
             GtkWidget *control,
             int        width)
{
  int left = width - GAP_BESIDE - get_natural_width (control);

  return width < 0 || get_natural_width (title) <= left || (left >= get_minimum_width (title) && left >= width / 3);
}

/* A hidden control leaves the line to the title. */
static GtkWidget *
get_control (GtkWidget *widget)
{
  GtkWidget *control = gtk_widget_get_last_child (widget);

  return gtk_widget_should_layout (control) ? control : NULL;
}

static GtkSizeRequestMode
sepse_pair_layout_get_request_mode (GtkLayoutManager *manager,
                                    GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sepse_pair_layout_measure (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           GtkOrientation    orientation,
                           int               for_size,
                           int              *minimum,
                           int              *natural,
                           int              *minimum_baseline,
                           int              *natural_baseline)
{
  GtkWidget *title = gtk_widget_get_first_child (widget);
  GtkWidget *control = get_control (widget);

  if (control == NULL)
    gtk_widget_measure (title, orientation, for_size, minimum, natural, NULL, NULL);
  else if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (get_minimum_width (title), get_minimum_width (control));
      *natural = get_natural_width (title) + GAP_BESIDE + get_natural_width (control);
    }
  else if (fits_beside (title, control, for_size))
    {
      int control_width = get_natural_width (control);

      *minimum = *natural = MAX (get_height (control, for_size < 0 ? -1 : control_width),
                                 get_height (title, for_size < 0 ? -1 : for_size - control_width - GAP_BESIDE));
    }
  else
    {
      *minimum = *natural = get_height (title, for_size) + GAP_BENEATH + get_height (control, for_size);
    }
}

static void
allocate_beside (GtkWidget *title,
                 GtkWidget *control,
                 int        width,
                 int        height,
                 gboolean   is_mirrored)
{
  int control_width = get_natural_width (control);
  int title_width = width - control_width - GAP_BESIDE;
  int control_height = get_height (control, control_width);
  int title_height = get_height (title, title_width);

  gtk_widget_size_allocate (title,
                            &(GtkAllocation){ is_mirrored ? width - title_width : 0,
                                              (height - title_height) / 2,
                                              title_width,
                                              title_height },
                            -1);
  gtk_widget_size_allocate (control,
                            &(GtkAllocation){ is_mirrored ? 0 : width - control_width,
                                              (height - control_height) / 2,
                                              control_width,
                                              control_height },
                            -1);
}

static void
sepse_pair_layout_allocate (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            int               width,
                            int               height,
                            int               baseline)
{
  GtkWidget *title = gtk_widget_get_first_child (widget);
  GtkWidget *control = get_control (widget);
  int        title_height;

  if (control == NULL)
    {
      gtk_widget_size_allocate (title, &(GtkAllocation){ 0, 0, width, height }, -1);
      return;
    }
  if (fits_beside (title, control, width))
    {
      allocate_beside (title, control, width, height, gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);
      return;
    }

  title_height = get_height (title, width);
  gtk_widget_size_allocate (title, &(GtkAllocation){ 0, 0, width, title_height }, -1);
  gtk_widget_size_allocate (control,
                            &(GtkAllocation){ 0, title_height + GAP_BENEATH, width, height - title_height - GAP_BENEATH },
                            -1);
}

static void
sepse_pair_layout_class_init (SepsePairLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = sepse_pair_layout_get_request_mode;
  manager_class->measure = sepse_pair_layout_measure;
  manager_class->allocate = sepse_pair_layout_allocate;
}

static void
sepse_pair_layout_init (SepsePairLayout *self)
{
}

GtkLayoutManager *
sepse_pair_layout_new (void)
{
  return g_object_new (SEPSE_TYPE_PAIR_LAYOUT, NULL);
}
