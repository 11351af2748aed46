/** How amounts, targets and days are put together. */
export const measures = {
  name: 'measures',
  messages: {
    'with-unit': '{unit}: {value}',
    'at-least': '{value}+',
    'at-most': '≤ {value}',
    'points': { one: '{count} pt', other: '{count} pts' },
    'days': { one: '{count} day', other: '{count} days' },
    'working-days': { one: '{count} working day', other: '{count} working days' },
    'span.from': 'from {day}',
    'span.until': 'until {day}',
    'span.none': 'no dates',
  },
} as const;
