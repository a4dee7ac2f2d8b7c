import * as z from 'zod/mini';

/** Problem details (RFC 9457) as every route answers them, whoever refuses: the function or API Gateway. */
export const ProblemSchema = z.strictObject({
  type: z
    .string()
    .check(
      z.regex(/^urn:callsift:problem:[a-z-]+$/),
      z.describe('Stable; what kind of problem it is. Decide by this, not by the title.'),
    ),
  status: z.exactOptional(z.int().check(z.describe('The HTTP status once more.'))),
  title: z.string().check(z.describe('One sentence for a person.')),
  field: z.exactOptional(z.string().check(z.describe('Field or parameter at fault.'))),
  allowed: z.exactOptional(
    z.array(z.string()).check(z.describe('Values that would be taken in place of the one that is at fault.')),
  ),
  request_id: z.string().check(z.describe('Name it when you ask for help.')),
});
