import { join } from 'node:path';
import { ROLES } from '#lambdas/names.ts';
import { signToken } from '../aws/oidc.ts';
import { CommandError, runCommand } from './command.ts';
import { readOutputs, STATE_DIR } from './outputs.ts';

const HELP = `
npm run -s token -- --role ${ROLES.join('|')} [--subject <name>] [--hours <n>] [--json]

Prints a token that the API of the running runtime accepts.

  --role <role>     may be given more than once
  --subject <name>  who the token is for (default local-<role>)
  --hours <n>       how long it is valid (default 12)
  --json            print role, subject and token as JSON
  --help            show this
`;

await runCommand({
  help: HELP,
  options: {
    role: { type: 'string', multiple: true },
    subject: { type: 'string' },
    hours: { type: 'string', default: '12' },
    json: { type: 'boolean' },
  },
  async run({ role: roles = [], subject, hours, json }, more) {
    const known: readonly string[] = ROLES;
    const wrong = more[0] ?? roles.find((role) => !known.includes(role));
    if (wrong !== undefined || roles.length === 0) {
      const what = wrong === undefined ? '' : `${JSON.stringify(wrong)} is no role. `;
      throw new CommandError(`${what}Name a role: --role ${ROLES.join('|')}.`, 64);
    }
    if (!/^\d{1,4}$/.test(hours) || Number(hours) === 0)
      throw new CommandError('--hours takes a whole number from 1.', 64);
    const { token } = await readOutputs();
    const name = subject ?? `local-${roles.join('-')}`;
    const signed = await signToken(join(STATE_DIR, 'data'), token.issuer, {
      audience: token.audience,
      subject: name,
      groups: roles,
      expiresInSeconds: Number(hours) * 3600,
    });
    process.stdout.write(json ? `${JSON.stringify({ roles, subject: name, token: signed })}\n` : `${signed}\n`);
    return 0;
  },
});
