import { MigrationInterface, QueryRunner } from "typeorm";

export class AddNames1714644900000 implements MigrationInterface {
    name = 'AddNames1714644900000'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`ALTER TABLE "users" ADD "name" character varying`);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`ALTER TABLE "users" DROP COLUMN "name"`);
    }
}
