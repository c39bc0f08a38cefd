import TestSupport

extension ChangeTests.Case {
    /// What PostgreSQL 17 and 18 have brought.
    static let newer: [Self] = [
        .init(
            "ALTER TABLE shop.item ALTER COLUMN twice SET EXPRESSION AS (price * 3)",
            "changed column shop.item.twice", "STORED", needs: .version(17)),
        .init(
            "GRANT MAINTAIN ON shop.item TO zoo_reader", "changed table shop.item",
            "grants: zoo_reader: SELECT → zoo_reader: MAINTAIN, SELECT", needs: .version(17)),
        .init(
            "CREATE COLLATION shop.plain (provider = builtin, locale = 'C.UTF-8')",
            "added collation shop.plain", "provider: builtin", needs: .version(17)),
        .init(
            "CREATE EVENT TRIGGER at_login ON login EXECUTE FUNCTION shop.watch()",
            "added event trigger at_login", "login", needs: .version(17)),
        .init(
            "ALTER TABLE shop.virtual ALTER COLUMN b SET EXPRESSION AS (a * 3)",
            "changed column shop.virtual.b",
            "generated: (a * 2) VIRTUAL → (a * 3) VIRTUAL", needs: .version(18)),
        .init(
            "ALTER TABLE shop.virtual ALTER CONSTRAINT a_there INHERIT",
            "changed column shop.virtual.a",
            "not null constraint: a_there NO INHERIT → a_there", needs: .version(18)),
        .init(
            "ALTER TABLE shop.loose VALIDATE CONSTRAINT b_there", "changed column shop.loose.b",
            "not null constraint: b_there NOT VALID → b_there", needs: .version(18)),
        .init(
            "ALTER TABLE shop.loose RENAME CONSTRAINT b_there TO b_given",
            "changed column shop.loose.b",
            "not null constraint: b_there NOT VALID → b_given NOT VALID", needs: .version(18)),
        .init(
            "COMMENT ON CONSTRAINT b_there ON shop.loose IS 'later'",
            "changed column shop.loose.b",
            "NOT VALID COMMENT 'later'", needs: .version(18)),
        .init(
            "ALTER TABLE shop.customer ADD CONSTRAINT born_there NOT NULL born",
            "changed column shop.customer.born", "not null: no → yes", needs: .version(18)),
        .init(
            "ALTER TABLE shop.purchase ALTER CONSTRAINT purchase_customer_id_fkey NOT ENFORCED",
            "changed constraint shop.purchase.purchase_customer_id_fkey", "NOT ENFORCED",
            needs: .version(18)),
        .init(
            "ALTER TABLE shop.lease DROP CONSTRAINT positive",
            "removed constraint shop.lease.positive", "NOT ENFORCED", needs: .version(18)),
        .init(
            "ALTER TABLE shop.stay DROP CONSTRAINT stay_room_at_fkey",
            "removed constraint shop.stay.stay_room_at_fkey", "PERIOD at", needs: .version(18)),
        .init(
            "CREATE TABLE shop.let (room int, at tsrange, UNIQUE (room, at WITHOUT OVERLAPS))",
            "added table shop.let", "column order: room, at", needs: .version(18)),
        .init(
            "ALTER PUBLICATION pub SET (publish_generated_columns = stored)",
            "changed publication pub", "generated columns", needs: .version(18)),
    ]
}
