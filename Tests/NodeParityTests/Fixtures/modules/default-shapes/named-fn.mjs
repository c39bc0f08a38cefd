export default function named() {}
named = 5;
