import type { Article } from '../../domain/knowledge.ts';
import { incomingArticles } from './incoming.ts';
import { outgoingArticles } from './outgoing.ts';
import { programmeArticles } from './programmes.ts';
import { roleArticles } from './role.ts';
import { solemoveArticles } from './solemove.ts';

/** The articles as delivered; the store keeps what the International Office makes of them. */
export const deliveredArticles: readonly Article[] = [
  ...roleArticles,
  ...programmeArticles,
  ...solemoveArticles,
  ...incomingArticles,
  ...outgoingArticles,
];
