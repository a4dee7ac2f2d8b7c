import { transcript } from '#lambdas/testing/samples.ts';

export const PRODUCTS = ['Fibre 500', 'Fibre 100', 'Mobile Plus', 'Mobile Lite', 'TV Max', 'Router Pro'] as const;
export const REGIONS = ['north', 'south', 'east', 'west'] as const;
/** What customers call about, and what an agent says to it. */
export const TOPICS = [
  ['I was charged twice for the same month and my refund has not arrived', 'The refund was booked last week'],
  ['The router shows a red light and the internet is down again', 'Please restart the router while I test the line'],
  ['My parcel was left at the wrong door and nobody answers', 'The courier took it to the depot'],
  ['The bill is higher than what the contract says', 'The old discount ended in March'],
  ['I want to cancel because the connection drops every evening', 'I can offer you another line'],
  ['When does the shop open on Sunday', 'It opens at ten'],
] as const;

/** A call of twelve turns about one of the topics, on a day of the last two months before `now`. */
export function askCall(i: number, now: number): object {
  const [customer, agent] = TOPICS[i % TOPICS.length] ?? TOPICS[0];
  const turns = Array.from({ length: 12 }, (_, k) => ({
    speaker: k % 2 ? 'agent' : 'customer',
    text: k % 2 ? `${agent}, case ${i} step ${k}.` : `${customer}, for the ${k + 1}. time in week ${i % 9}.`,
    start_time: k * 10,
    end_time: k * 10 + 9,
  }));
  return transcript(`ask-${i}`, '', {
    transcript: turns,
    timestamp: new Date(now - (i % 60) * 86_400_000 - (i % 24) * 3_600_000).toISOString(),
    duration_seconds: 60 + (i % 20) * 30,
    metadata: {
      client_id: `client-${i % 300}`,
      product: PRODUCTS[i % PRODUCTS.length],
      region: REGIONS[(i >> 2) % REGIONS.length],
      agent_id: `agent-${i % 17}`,
    },
  });
}
