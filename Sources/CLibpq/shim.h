#ifndef JSMIGRATE_CLIBPQ_H
#define JSMIGRATE_CLIBPQ_H

#include <libpq-fe.h>

#endif
