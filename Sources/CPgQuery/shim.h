#ifndef JSMIGRATE_CPGQUERY_H
#define JSMIGRATE_CPGQUERY_H

#include <pg_query.h>
/* The parse tree as C structs; the headers need libprotobuf-c-dev, the code is in libpg_query.a. */
#include <pg_query/pg_query.pb-c.h>

#endif
