import { type Case, sourceTurn } from './claims.testing.ts';
import type { SourceTurn } from './types.ts';

const CUSTOMERS = [
  'My suitcase was lost in Lisbon and the airline sent it to the wrong hotel.',
  'The dentist pulled out the wrong tooth, so I went to another clinic.',
  'Teacher ne mere bete ko class se bahar nikal diya.',
  'I have been waiting for the plumber since eight and my carpet is soaked.',
  'The museum closed early, although the website said it was open until six.',
  'I might switch to another insurer because yours keeps losing my documents.',
  'Nobody told me that the trial would turn into a paid subscription after two weeks.',
  'Mera parcel do din se warehouse mein pada hai, aur tracking update nahi ho rahi.',
  'The waiter spilled soup on my coat and the manager laughed.',
  'I paid for the express visa, but my passport came back without a stamp.',
  'Could you send me a copy of the contract by post?',
  'The first mechanic damaged the bumper, the second one repaired it for 60 euros.',
] as const;
const AGENTS = [
  'Our driver rang three times, but you were not at home.',
  'I will forward your complaint to the branch in Oslo tomorrow.',
  'The tablet was repaired under warranty, you only pay 9 dollars for shipping.',
  'Your card was blocked after two payments from abroad.',
] as const;

export const UNSEEN_QUESTION = 'What do people tell?';
export const UNSEEN_SOURCES: readonly SourceTurn[] = [
  ...CUSTOMERS.map((text, i) => sourceTurn(i + 1, text)),
  ...AGENTS.map((text, i) => sourceTurn(CUSTOMERS.length + 1 + i, text, 'agent')),
];

const QUOTES = [
  'My suitcase was lost in Lisbon',
  'The dentist pulled out the wrong tooth',
  'Teacher ne mere bete ko class se bahar',
  'waiting for the plumber since eight',
  'The museum closed early',
  'I might switch to another insurer',
  'Nobody told me that the trial',
  'Mera parcel do din se warehouse mein pada hai',
  'The waiter spilled soup on my coat',
  'I paid for the express visa',
  'Could you send me a copy of the contract',
  'The first mechanic damaged the bumper',
  'Our driver rang three times',
  'I will forward your complaint',
  'The tablet was repaired under warranty',
  'Your card was blocked after two payments',
] as const;
const cite = (source: number, ...claims: readonly string[]): readonly Case[] =>
  claims.map((claim) => [claim, [source, QUOTES[source - 1] ?? '']]);

/**
 * Written after the rules. Of the false ones six stood when they were first checked, 32 of the true ones; three rules on who
 * does something (actors.ts) were added after that.
 */
export const UNSEEN_TRUE: readonly Case[] = [
  ...cite(
    1,
    'A suitcase was lost in Lisbon.',
    'An airline sent a lost suitcase to the wrong hotel.',
    'The suitcase was sent to the wrong hotel.',
  ),
  ...cite(
    2,
    'A dentist pulled out the wrong tooth.',
    'A customer went to another clinic because the dentist had pulled out the wrong tooth.',
    'The wrong tooth was pulled out by a dentist.',
  ),
  ...cite(3, "A teacher threw a customer's son out of the class."),
  ...cite(
    4,
    'A customer has been waiting for the plumber since eight.',
    'A carpet is soaked while a customer waits for the plumber.',
  ),
  ...cite(
    5,
    'A museum closed early although the website said it was open until six.',
    'The museum closed earlier than the website said.',
  ),
  ...cite(
    6,
    'A customer may switch to another insurer.',
    'A customer considers switching to another insurer because documents keep getting lost.',
    'The insurer keeps losing documents.',
  ),
  ...cite(
    7,
    'A customer was not told that the trial would become a paid subscription.',
    'Nobody told a customer that the trial would turn into a paid subscription.',
    'A trial turns into a paid subscription after two weeks.',
  ),
  ...cite(
    8,
    'A parcel has been in the warehouse for two days.',
    'The tracking of a parcel is not updated.',
    'A parcel lies in the warehouse for two days and its tracking is not updated.',
  ),
  ...cite(
    9,
    'A waiter spilled soup on a coat.',
    'A manager laughed when a waiter spilled soup on a coat.',
    'The waiter spilled soup on the coat of a customer.',
  ),
  ...cite(
    10,
    'A customer paid for an express visa, but the passport had no stamp.',
    'A passport came back without a stamp.',
    'A passport was returned without a stamp although the express visa was paid for.',
  ),
  ...cite(11, 'A customer asked for a copy of the contract by post.', 'A customer would like a copy of the contract.'),
  ...cite(
    12,
    'A mechanic damaged the bumper.',
    'The second mechanic repaired the bumper for 60 euros.',
    'A bumper was damaged by the first mechanic.',
  ),
  ...cite(
    13,
    'A driver rang three times, but the customer was not at home.',
    'The driver rang 3 times.',
    'An agent said that the driver rang three times.',
  ),
  ...cite(
    14,
    'An agent will forward a complaint to the branch in Oslo.',
    'An agent said the complaint will be forwarded to the branch in Oslo tomorrow.',
  ),
  ...cite(
    15,
    'A tablet was repaired under warranty.',
    'The customer only pays 9 dollars for shipping.',
    'A tablet was repaired under warranty, and only shipping has to be paid.',
  ),
  ...cite(16, 'A card was blocked after two payments from abroad.', 'Two payments from abroad led to a blocked card.'),
];

export const UNSEEN_FALSE: readonly Case[] = [
  ...cite(
    1,
    'The airline lost the suitcase in Lisbon on purpose.',
    'The hotel sent the suitcase to the airline.',
    'The suitcase was stolen in Lisbon.',
    'Suitcases are often lost in Lisbon.',
    'The suitcase was found in Porto.',
    'A customer lost the airline.',
  ),
  ...cite(
    2,
    'The dentist pulled out two teeth.',
    'The dentist went to another clinic.',
    'The customer sued the dentist.',
    'The wrong tooth was pulled out because another clinic was closed.',
    'A dentist always pulls out the wrong tooth.',
    'The dentist apologised for the wrong tooth.',
  ),
  ...cite(
    3,
    'The son threw the teacher out of the class.',
    'The teacher hit the son in the class.',
    'All children were thrown out of the class.',
  ),
  ...cite(
    4,
    'The plumber has been waiting since eight.',
    'The plumber soaked the carpet.',
    'The plumber came at eight.',
    'A customer waits for the plumber every day.',
    'The carpet is ruined.',
  ),
  ...cite(
    5,
    'The museum was open until six.',
    'The website closed early.',
    'The museum closed early because of a strike.',
    'The museum closed at six.',
    'The museum never opens.',
  ),
  ...cite(
    6,
    'A customer switched to another insurer.',
    'The insurer lost all documents.',
    'The customer keeps losing documents.',
    'Customers switch because of the price.',
    'The insurer sold the documents.',
  ),
  ...cite(
    7,
    'A customer was told that the trial would turn into a paid subscription.',
    'The trial turned into a paid subscription after two months.',
    'The agent hid the paid subscription.',
    'The subscription turned into a trial.',
    'The customer told nobody about the trial.',
  ),
  ...cite(
    8,
    'The parcel was sent from the warehouse two days ago.',
    'The parcel burned in the warehouse.',
    'The tracking is updated each day.',
    'The parcel has been in the warehouse for two weeks.',
    'The parcel is in the warehouse because the tracking is not updated.',
  ),
  ...cite(
    9,
    'The manager spilled soup on a coat.',
    'The waiter laughed.',
    'The manager apologised.',
    'The soup burned a customer.',
    'The waiter spilled soup on purpose.',
    'A customer spilled soup on the waiter.',
  ),
  ...cite(
    10,
    'A customer refused to pay for the express visa.',
    'The passport came back with a stamp.',
    'The passport was lost.',
    'The visa came back without a stamp.',
    'The express visa costs 90 dollars.',
  ),
  ...cite(
    11,
    'The contract was sent by post.',
    'An agent sent a copy of the contract.',
    'The customer sent a copy of the contract by post.',
    'The customer lost the contract.',
  ),
  ...cite(
    12,
    'The second mechanic damaged the bumper.',
    'The first mechanic repaired the bumper for 60 euros.',
    'The bumper was repaired for 90 euros.',
    'The mechanic damaged the bumper because of the rain.',
    'A customer damaged the bumper.',
  ),
  ...cite(
    13,
    'The customer rang three times.',
    'The driver never rang.',
    'The driver rang five times.',
    'The driver was not at home.',
    'A customer said that the driver rang three times.',
    'The driver was at home.',
  ),
  ...cite(
    14,
    'The complaint was forwarded to the branch in Oslo.',
    'A customer will forward the complaint to the branch in Oslo.',
    'The complaint will be forwarded to the branch in Bergen.',
    'The branch in Oslo rejected the complaint.',
    'The complaint will be forwarded today.',
  ),
  ...cite(
    15,
    'The customer paid 9 dollars.',
    'The tablet was replaced under warranty.',
    'Shipping is free under warranty.',
    'The warranty was repaired.',
    'The customer must pay 9 dollars for the repair of the tablet.',
  ),
  ...cite(
    16,
    'The customer blocked the card.',
    'The card was blocked because it was stolen.',
    'Two cards were blocked after payments from abroad.',
    'The card was blocked before two payments from abroad.',
    'The card was blocked for two days.',
  ),
];
