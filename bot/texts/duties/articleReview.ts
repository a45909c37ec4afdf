/** What people read of this duty, in both languages. */
export const articleReview = {
  sv: {
    kind: 'Genomläsning av artikel',
    due: 'Läs igenom senast {{when}}',
    title: 'Läs igenom artikeln ”{{title}}”',
    facts: {
      why: 'Varför nu',
      responsible: 'Ansvarig för innehållet',
      since: 'Skulle läsas igenom',
      outcome: 'Resultat',
    },
    why: 'Boten svarar med den här artikeln. Stämmer den fortfarande? Behöver något ändras gör du det på sidan Kunskap; då är den här uppgiften klar av sig själv.',
    stillRight: 'Stämmer. Läses igenom igen {{day}}.',
    edited: 'Ändrad',
    link: 'Till källan',
    action: { stillRight: 'Den stämmer' },
  },
  en: {
    kind: 'Article to read through',
    due: 'Read it through by {{when}}',
    title: 'Read through the article “{{title}}”',
    facts: {
      why: 'Why now',
      responsible: 'Responsible for what it says',
      since: 'To be read through on',
      outcome: 'Result',
    },
    why: 'The bot answers with this article. Is it still right? If something has to change, change it on the page Knowledge; this task is then done by itself.',
    stillRight: 'Still right. To be read through again on {{day}}.',
    edited: 'Edited',
    link: 'To the source',
    action: { stillRight: 'Still right' },
  },
} as const;
