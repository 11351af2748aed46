const edge = '\\p{Extended_Pictographic}\\u{fe0f}\\u{200d}\\u{20e3}│┃║─━═┌┐└┘├┤┬┴┼╔╗╚╝╠╣█▓▒░■□▪▸►●○◆◇✓✔✗✘•';
const before = new RegExp(`^(?:[${edge}]|\\s)+`, 'u');
const behind = new RegExp(`(?:[${edge}]|\\s)+$`, 'u');

/** Text without check marks, pictographs and drawing at its ends, and without a colon behind. */
export function cleanText(text: string): string {
  return text
    .replace(before, '')
    .replace(behind, '')
    .replace(/\s*[:：]$/, '')
    .replace(/\s+/g, ' ')
    .trim();
}
