const ways = [
  async () => { for (const x of await import('fs')) console.log(x); },
  async () => { for (const x of await Promise.resolve(5)) console.log(x); },
  async () => { const [x] = await import('fs'); console.log(x); },
  async () => { const [x] = await Promise.resolve(5); console.log(x); },
  async () => { (await import('fs')).nowhere(); },
  async () => { (await import('fs')).default.nowhere.deeper(); },
];
for (const way of ways) {
  try {
    await way();
  } catch (error) {
    console.log(error.message);
  }
}
