import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { parseExport } from '../domain/complaints/listing/parse-list.ts';
import { type IndexProblemDeps, indexProblem } from '../runtime/index-problem.ts';
import { type Problem, problemResponse } from '../runtime/problem.ts';
import type { StreamedAnswer } from '../runtime/stream-stack.ts';
import { type ExportDeps, exportComplaints } from './export-complaints.ts';

export interface ExportHandlerDeps extends ExportDeps, Pick<IndexProblemDeps, 'counter'> {
  readonly now: () => Date;
}

const DAY_LENGTH = '2026-11-21'.length;

/**
 * GET /complaints/export.csv. What fails before the first line has a status of its own. What fails later cuts the stream:
 * the transfer ends without its last chunk, which clients report as an error. No last line says so instead, since any line
 * of a table can be taken for data.
 */
export function createHandler(deps: ExportHandlerDeps) {
  return async (event: APIGatewayProxyEvent, context: Context): Promise<StreamedAnswer> => {
    const { requestId } = event.requestContext;
    const now = deps.now();
    const parsed = parseExport(event.queryStringParameters ?? {}, now);
    if (!parsed.ok) {
      const { field, title } = parsed;
      return problemAnswer({ status: 400, code: 'bad-parameter', title, field }, requestId);
    }
    const remainingMs = () => context.getRemainingTimeInMillis();
    const rows = exportComplaints(deps, { query: parsed.query, remainingMs });
    try {
      const first = await rows.next();
      const headers = headersOf(now.toISOString().slice(0, DAY_LENGTH));
      return { statusCode: 200, headers, body: ReadableStream.from(piecesOf(first, rows)) };
    } catch (error) {
      const problem = indexProblem(deps, error);
      if (problem === undefined) throw error;
      return problemAnswer(problem, requestId);
    }
  };
}

/** The piece that is there already, then the others. A reader that goes away ends the export. */
async function* piecesOf(
  first: IteratorResult<string, void>,
  rows: AsyncGenerator<string, void>,
): AsyncGenerator<string, void> {
  try {
    if (!first.done) yield first.value;
    yield* rows;
  } finally {
    await rows.return();
  }
}

function headersOf(day: string): Readonly<Record<string, string>> {
  return {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="complaints-${day}.csv"`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  };
}

function problemAnswer(given: Problem, requestId: string): StreamedAnswer {
  const { statusCode, headers, body } = problemResponse(given, requestId);
  return { statusCode, headers: headers as Record<string, string>, body };
}
