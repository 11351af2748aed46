/** The languages whose numbers and dates are written differently. */
export type Language = 'en' | 'es' | 'pt' | 'fr' | 'de' | 'ru' | 'zh';

const marks: Readonly<Record<Exclude<Language, 'ru' | 'zh'>, RegExp>> = {
  en: /\b(?:the|and|of|for|with|to|by|is|on|we|our|from)\b/gi,
  es: /(?<!\p{L})(?:el|los|las|y|para|una|del|con|mes|meses|semana|se|ingresos|ventas|clientes|fecha|según|más|año|días|trimestre|español)(?!\p{L})|ción|ñ/giu,
  pt: /(?<!\p{L})(?:os|das|dos|uma|para|com|não|mês|meses|ao|em|na|ano|receita|vendas|até|são)(?!\p{L})|ção|ões|ã/giu,
  fr: /(?<!\p{L})(?:le|les|des|et|une|pour|avec|du|mois|sur|aux|année|semaine|chiffre|clients)(?!\p{L})|(?<!\p{L})[dl]['’]|[èêœç]/giu,
  de: /(?<!\p{L})(?:der|die|das|und|für|mit|von|zu|ein|eine|monat|woche|jahr|bis|auf|kunden|umsatz)(?!\p{L})|[äöüß]/giu,
};

/** The language that most of a text is in, by its commonest words. English where nothing speaks for another. */
export function languageOf(text: string): Language {
  const sample = text.length > 20_000 ? text.slice(0, 20_000) : text;
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if ((sample.match(/\p{Script=Han}/gu)?.length ?? 0) > letters / 5) return 'zh';
  if ((sample.match(/\p{Script=Cyrillic}/gu)?.length ?? 0) > letters / 3) return 'ru';
  let best: Language = 'en';
  let most = 0;
  for (const [language, pattern] of Object.entries(marks)) {
    const count = sample.match(pattern)?.length ?? 0;
    if (count > most) [best, most] = [language as Language, count];
  }
  return best;
}
