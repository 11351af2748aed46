const decoration =
  '\\p{Extended_Pictographic}\\u{fe0f}\\u{200d}\\u{20e3}\\u{1f1e6}-\\u{1f1ff}\\u{1f3fb}-\\u{1f3ff}\\p{So}' +
  '█▓▒░■□▰▱│┃║─━═┌┐└┘├┤┬┴┼╔╗╚╝╠╣▪▸►●○◆◇✓✔✗✘•';

export const leading = new RegExp(`^(?:[${decoration}]|\\s)+`, 'u');

export const trailing = new RegExp(`(?:[${decoration}]|\\s)+$`, 'u');
