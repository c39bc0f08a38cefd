#ifndef JSMIGRATE_CGLIB_H
#define JSMIGRATE_CGLIB_H

#include <glib.h>

#endif
