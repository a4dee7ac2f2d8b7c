import type { Client } from '@opensearch-project/opensearch';
import type { ComplaintPage, ListQuery } from '../../domain/complaints/listing/list.ts';
import type { ComplaintStats, StatsQuery } from '../../domain/complaints/listing/stats.ts';
import type { ComplaintSearch } from '../../domain/complaints/ports.ts';
import { exampleIssues } from '../../domain/complaints/summary/top-issues.ts';
import type { SummaryFacts, SummaryScope } from '../../domain/complaints/summary/types.ts';
import { COMPLAINT_INDEX } from '../../names.ts';
import { describeCountFault } from './aggregation-faults.ts';
import {
  type ComplaintsResponse,
  readExamples,
  readIssues,
  readKpis,
  readPage,
  readResolutions,
  readSentiment,
  readStats,
} from './complaint-answers.ts';
import { exampleBody, factsBodies, listBody, statsBody } from './complaint-bodies.ts';
import { faultOf, type MultiSearch } from './multi-search.ts';
import { OpenSearchMultiSearch } from './opensearch-multi-search.ts';

/** Of each issue of a summary. */
const EXAMPLES = 8;

/** Lists and counts complaints on OpenSearch's protocol; every request is one `_msearch`. */
export class OpenSearchComplaintSearch implements ComplaintSearch {
  readonly #engine: MultiSearch;

  constructor(client: Client) {
    this.#engine = new OpenSearchMultiSearch(client, COMPLAINT_INDEX.alias);
  }

  async list(query: ListQuery): Promise<ComplaintPage> {
    const [answer] = await this.#ask([listBody(query)]);
    return readPage(whole(answer), query.limit);
  }

  /** Throws an UnknownTimeZoneError where the engine lacks the zone. */
  async stats(query: StatsQuery): Promise<ComplaintStats> {
    const [answer] = await this.#ask([statsBody(query)]);
    return readStats(whole(answer));
  }

  async facts(scope: SummaryScope): Promise<SummaryFacts> {
    const [figures, history] = await this.#ask(factsBodies(scope));
    const counted = whole(figures);
    const issues = readIssues(counted);
    const bodies = exampleIssues(issues).map(({ issue }) => exampleBody(scope, issue, EXAMPLES));
    const examples = bodies.length === 0 ? [] : await this.#ask(bodies);
    return {
      kpis: readKpis(counted),
      issues,
      sentiment: readSentiment(counted),
      examples: examples.flatMap((answer) => readExamples(whole(answer))),
      history: readResolutions(whole(history)),
    };
  }

  async #ask(bodies: readonly object[]): Promise<readonly unknown[]> {
    return await this.#engine.msearch(bodies).catch((fault: unknown) => {
      throw describeCountFault(fault);
    });
  }
}

/** A list or a count from some of the shards is a wrong one. */
function whole(answer: unknown): ComplaintsResponse {
  const fault = faultOf(answer);
  if (fault !== undefined) throw fault;
  return answer as ComplaintsResponse;
}
