let x = 1; export { x as default }; x = 2;
