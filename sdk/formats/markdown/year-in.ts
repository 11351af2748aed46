export function yearIn(text: string): number | undefined {
  const years = [...text.matchAll(/(?<![\d.,$€£#])(20\d{2})(?![\d,]|\.\d)/g)].map((match) => Number(match[1]));
  return new Set(years).size === 1 ? years[0] : undefined;
}
