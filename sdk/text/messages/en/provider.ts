export const provider = {
  name: 'provider',
  messages: {
    'loading': 'Opening the workspace…',
    'saved': 'All changes are saved',
    'saving': 'Saving…',
    'waiting': { one: '{count} change waits to be sent', other: '{count} changes wait to be sent' },
    'offline': 'No connection. Changes are kept on this device.',
    'rejected': 'A change was not accepted: {message}',
    'merged': 'Somebody else changed this too. Both changes were put together.',
    'retry': 'Try again',
  },
} as const;
