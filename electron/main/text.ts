/** What the desktop itself says; everything inside the window has its words in `renderer/text`. */
export const TEXT = {
  alreadyRunning: 'Parapet is already running; its window was brought to the front.',
  close: {
    message: 'Close Parapet while work is still being saved?',
    detail: 'The last edits are not on the disk yet. Wait a moment and they will be.',
    wait: 'Keep open',
    close: 'Close anyway',
  },
  crash: {
    message: 'The window stopped working',
    detail: 'Everything up to the last saved edit is kept on this device.',
    reopen: 'Open it again',
    quit: 'Quit',
  },
  due: {
    title: 'Parapet: what is due',
    body: (overdue: number, soon: number) =>
      [overdue === 0 ? '' : `${overdue} overdue`, soon === 0 ? '' : `${soon} due soon`].filter(Boolean).join(', '),
  },
  menu: { edit: 'Edit', window: 'Window' },
} as const;
