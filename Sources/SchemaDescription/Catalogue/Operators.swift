extension CatalogueQuery {
    /// Casts between types; those that a range type brings are told with it.
    static let casts = CatalogueQuery(
        onlyIf: "EXISTS (SELECT FROM pg_cast WHERE oid >= 16384)",
        sql: """
            SELECT 'cast' AS kind,
                   format('%s AS %s', format_type(c.castsource, NULL),
                       format_type(c.casttarget, NULL)) AS name,
                   CASE WHEN c.castfunc <> 0 THEN c.castfunc::regprocedure::text END AS function,
                   CASE c.castcontext WHEN 'a' THEN 'assignment' WHEN 'i' THEN 'implicit'
                       ELSE 'explicit' END AS context,
                   CASE c.castmethod WHEN 'f' THEN 'function' WHEN 'i' THEN 'input and output'
                       ELSE 'binary' END AS method,
                   \(Fragment.comment("c.oid", in: "pg_cast")) AS comment
            FROM pg_cast AS c
            WHERE \(Fragment.isUserObject("c.oid"))
                AND \(Fragment.isNoMember("c.oid", of: "pg_cast"))
              AND NOT EXISTS (SELECT FROM pg_depend AS made WHERE made.classid = 'pg_cast'::regclass
                              AND made.objid = c.oid AND made.deptype = 'i')
            """)

    /// Operators.
    static let operators = CatalogueQuery(
        onlyIf: "EXISTS (SELECT FROM pg_operator WHERE oid >= 16384)",
        sql: """
            SELECT 'operator' AS kind,
                   format('%I.%s (%s, %s)', n.nspname, o.oprname,
                       CASE WHEN o.oprleft <> 0 THEN format_type(o.oprleft, NULL) ELSE 'NONE' END,
                       CASE WHEN o.oprright <> 0 THEN format_type(o.oprright, NULL) ELSE 'NONE' END)
                           AS name,
                   CASE WHEN o.oprcode <> 0 THEN o.oprcode::regprocedure::text END AS function,
                   CASE WHEN o.oprresult <> 0 THEN format_type(o.oprresult, NULL) END AS result,
                   CASE WHEN o.oprcom <> 0 THEN o.oprcom::regoperator::text END AS commutator,
                   CASE WHEN o.oprnegate <> 0 THEN o.oprnegate::regoperator::text END AS negator,
                   CASE WHEN o.oprrest <> 0 THEN o.oprrest::text END AS restriction,
                   CASE WHEN o.oprjoin <> 0 THEN o.oprjoin::text END AS "join",
                   o.oprcanhash AS hashes, o.oprcanmerge AS merges,
                   pg_get_userbyid(o.oprowner) AS owner,
                   \(Fragment.comment("o.oid", in: "pg_operator")) AS comment
            FROM pg_operator AS o JOIN pg_namespace AS n ON n.oid = o.oprnamespace
            WHERE \(Fragment.isUserSchema("n.nspname"))
                AND \(Fragment.isNoMember("o.oid", of: "pg_operator"))
            """)

    /// Operator classes; what they contain is told of their family.
    static let operatorClasses = CatalogueQuery(
        onlyIf: "EXISTS (SELECT FROM pg_opclass WHERE oid >= 16384)",
        sql: """
            SELECT 'operator class' AS kind,
                   format('%I.%I USING %s', n.nspname, c.opcname, a.amname) AS name,
                   'operator family' AS parent_kind,
                   format('%I.%I USING %s', fn.nspname, f.opfname, a.amname) AS parent,
                   format_type(c.opcintype, NULL) AS type, c.opcdefault AS "default",
                   CASE WHEN c.opckeytype <> 0 THEN format_type(c.opckeytype, NULL) END AS storage,
                   format('%I.%I', fn.nspname, f.opfname) AS family,
                   pg_get_userbyid(c.opcowner) AS owner,
                   \(Fragment.comment("c.oid", in: "pg_opclass")) AS comment
            FROM pg_opclass AS c JOIN pg_namespace AS n ON n.oid = c.opcnamespace
            JOIN pg_am AS a ON a.oid = c.opcmethod
            JOIN pg_opfamily AS f ON f.oid = c.opcfamily
            JOIN pg_namespace AS fn ON fn.oid = f.opfnamespace
            WHERE \(Fragment.isUserSchema("n.nspname"))
                AND \(Fragment.isNoMember("c.oid", of: "pg_opclass"))
            """)

    /// Operator families with their operators and functions.
    static let operatorFamilies = CatalogueQuery(
        onlyIf: "EXISTS (SELECT FROM pg_opfamily WHERE oid >= 16384)",
        sql: """
            SELECT 'operator family' AS kind,
                   format('%I.%I USING %s', n.nspname, f.opfname, a.amname) AS name,
                   (SELECT jsonb_agg(o.amopstrategy || ' ' || o.amopopr::regoperator
                        || CASE WHEN o.amopsortfamily <> 0 THEN ' FOR ORDER BY '
                           || \(Fragment.name(
                               "o.amopsortfamily", in: "pg_opfamily", "opfname",
                               schema: "opfnamespace"))
                           ELSE '' END
                        ORDER BY o.amopstrategy, o.amopopr::regoperator::text COLLATE "C")
                    FROM pg_amop AS o WHERE o.amopfamily = f.oid) AS operators,
                   (SELECT jsonb_agg(format('%s (%s, %s) %s', p.amprocnum,
                       format_type(p.amproclefttype, NULL),
                        format_type(p.amprocrighttype, NULL), p.amproc::regprocedure)
                        ORDER BY p.amprocnum, p.amproc::regprocedure::text COLLATE "C")
                    FROM pg_amproc AS p WHERE p.amprocfamily = f.oid) AS functions,
                   pg_get_userbyid(f.opfowner) AS owner,
                   \(Fragment.comment("f.oid", in: "pg_opfamily")) AS comment
            FROM pg_opfamily AS f JOIN pg_namespace AS n ON n.oid = f.opfnamespace
            JOIN pg_am AS a ON a.oid = f.opfmethod
            WHERE \(Fragment.isUserSchema("n.nspname"))
                AND \(Fragment.isNoMember("f.oid", of: "pg_opfamily"))
            """)
}
