console.log(await eval("import('fs')").then((m) => typeof m.readFileSync, (e) => e.name));
