/** What people read who are not in yet, or do not come in, in both languages. */
export const signIn = {
  sv: {
    bar: 'Ditt konto',
    account: 'Du är inloggad som {{name}}.',
    signIn: 'Logga in',
    again: 'Logga in igen',
    otherAccount: 'Byt konto',
    signOut: 'Logga ut',
    help: 'Hjälp och kontakt',
    silent: {
      title: 'Teams svarar inte',
      text: 'IKP-forum väntade på Teams men fick inget svar. Försök igen. Hjälper det inte, stäng fliken och öppna den på nytt, eller starta om Teams.',
    },
    cancelled: {
      title: 'Inloggningen avbröts',
      text: 'Du är inte inloggad, så sidan kan inte visas. Logga in med ditt konto vid universitetet, så kommer du till den.',
    },
    consent: {
      title: 'En administratör behöver godkänna IKP-forum',
      text: 'Universitetets inställningar i Microsoft 365 hindrar IKP-forum från att få veta vem du är. Be IT-supporten att en administratör ger IKP-forum sitt medgivande i Entra ID, och försök sedan igen.',
    },
    late: {
      title: 'Inloggningen dröjer',
      text: 'Det kom inget svar i tid. Försök igen. Hjälper det inte, ladda om sidan eller starta om Teams.',
    },
    expired: {
      title: 'Inloggningen har gått ut',
      text: 'Logga in igen, så kommer du tillbaka till samma sida.',
    },
    copyFirst: 'Kopiera först det du har skrivit men inte skickat.',
    failed: {
      title: 'Inloggningen gick inte',
      text: 'Det gick inte att ta reda på vem du är. Försök igen. Hjälper det inte, kontakta International Office.',
    },
    signedOut: {
      title: 'Du är utloggad',
      text: 'Använder fler samma dator, stäng också webbläsaren.',
    },
    noRole: {
      title: 'Du har ingen roll i IKP-forum',
      text: 'Du finns i katalogen, men inte som kontaktperson, ställföreträdare, prefekt eller något annat som IKP-forum är till för. Be International Office att lägga in din roll. När det är gjort öppnas sidan.',
    },
  },
  en: {
    bar: 'Your account',
    account: 'You are signed in as {{name}}.',
    signIn: 'Sign in',
    again: 'Sign in again',
    otherAccount: 'Change account',
    signOut: 'Sign out',
    help: 'Help and contact',
    silent: {
      title: 'Teams does not answer',
      text: 'IKP-forum waited for Teams but got no answer. Try again. If that does not help, close the tab and open it again, or restart Teams.',
    },
    cancelled: {
      title: 'The sign-in was cancelled',
      text: 'You are not signed in, so the page cannot be shown. Sign in with your account at the university, and you will get to it.',
    },
    consent: {
      title: 'An administrator has to approve IKP-forum',
      text: 'The university’s settings in Microsoft 365 keep IKP-forum from knowing who you are. Ask IT support that an administrator consents to IKP-forum in Entra ID, and then try again.',
    },
    late: {
      title: 'Signing in takes long',
      text: 'No answer came in time. Try again. If that does not help, load the page again or restart Teams.',
    },
    expired: {
      title: 'Your sign-in has expired',
      text: 'Sign in again and you will come back to the same page.',
    },
    copyFirst: 'First copy what you have written and not sent.',
    failed: {
      title: 'Signing in failed',
      text: 'It was not possible to find out who you are. Try again. If that does not help, contact the International Office.',
    },
    signedOut: {
      title: 'You are signed out',
      text: 'If others use this computer, close the browser as well.',
    },
    noRole: {
      title: 'You have no role in IKP-forum',
      text: 'You are in the directory, but not as a contact person, a deputy, a head of department or anything else that IKP-forum is for. Ask the International Office to enter your role. The page opens once that is done.',
    },
  },
} as const;
