async function up() {}
async function down() {}
module.exports = { up, down };