// Intl in the languages that people have.
const date = new Date(Date.UTC(2024, 11, 24, 18, 5));
for (const locale of ['en-US', 'de-DE', 'fr-FR', 'ja-JP']) console.log(locale, new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(date), new Intl.NumberFormat(locale).format(1234567.891));
console.log(new Intl.PluralRules('en').select(1), new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(-1, 'day'), new Intl.ListFormat('en').format(['a', 'b', 'c']), ['z', 'ä', 'a'].sort(new Intl.Collator('sv').compare), Intl.DateTimeFormat().resolvedOptions().calendar);
