export const ring = {
  name: 'ring',
  messages: {
    'title': 'Overall progress',
    'on-plan': 'On plan',
    'behind': { one: '{points} pt behind', other: '{points} pts behind' },
    'ahead': { one: '{points} pt ahead', other: '{points} pts ahead' },
    'why': 'Why?',
    'done': '{share} done',
    'expected': 'expected {share}',
    'unknown': 'progress unknown',
    'empty': 'Nothing to measure yet. Add {milestones}, or import a roadmap document.',
    'loading': 'Loading progress…',
  },
} as const;
