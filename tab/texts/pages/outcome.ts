/** What people read on the outcomes of what was sent, in both languages. */
export const outcome = {
  sv: {
    sent: 'Framme',
    uncertain: 'Osäkert',
    blocked: 'Blockerade',
    notInstalled: 'Saknar appen',
    gone: 'Finns inte längre',
    tooBig: 'För stora',
    cancelled: 'Avbrutna, behövdes inte',
    superseded: 'Ersatta av senare',
    optedOut: 'Vill bara ha det som brådskar',
    none: 'Inget har skickats',
  },
  en: {
    sent: 'Arrived',
    uncertain: 'Uncertain',
    blocked: 'Blocked',
    notInstalled: 'Without the app',
    gone: 'No longer there',
    tooBig: 'Too big',
    cancelled: 'Cancelled, not needed',
    superseded: 'Replaced by later ones',
    optedOut: 'Want only what is urgent',
    none: 'Nothing was sent',
  },
} as const;
