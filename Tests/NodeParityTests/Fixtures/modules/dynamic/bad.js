export {}; let = 1
