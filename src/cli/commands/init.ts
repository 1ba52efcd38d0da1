import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import type { Ending } from '../../decide/exit-code.ts';
import { UserError } from '../../errors.ts';
import type { Io } from '../io.ts';
import { unwritable } from '../write-out.ts';

/** Writes an audit folder that explains itself and that `run` accepts at once: everything in it is still to be established. */
export async function initCommand(dir: string, io: Io): Promise<Ending> {
  const folder = resolve(io.cwd, dir);
  const present = await readdir(folder).catch(() => []);
  if (present.length > 0)
    throw new UserError('unwritable', `${folder} is not empty, and init never overwrites anything; name a new folder`);
  const year = io.now().getUTCFullYear();
  const files = filesFor(basename(folder), year);
  try {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(join(folder, name, '..'), { recursive: true });
      await writeFile(join(folder, name), text, { flag: 'wx' });
    }
  } catch (error) {
    throw unwritable(folder, error);
  }
  const shown = relative(io.cwd, folder) || '.';
  io.stderr.write(
    [
      `${shown}: ${Object.keys(files).join(', ')}`,
      `Next: fill in ${join(shown, 'audit.yaml')}, then`,
      `  biotoets plan ${shown}     what would be read, probed and asked for`,
      `  biotoets run ${shown}      collect, assess and report`,
      '',
    ].join('\n'),
  );
  return {};
}

function filesFor(name: string, year: number): Readonly<Record<string, string>> {
  const id = name.replace(/[^A-Za-z0-9-]+/g, '-').replace(/^-+|-+$/g, '') || 'audit';
  return {
    'audit.yaml': auditFile(id, year),
    'requests/IV-001.yaml': requestFile(year),
    'evidence/README.md': EVIDENCE,
    'judgements/README.md': JUDGEMENTS,
    '.gitignore': GITIGNORE,
  };
}

function auditFile(id: string, year: number): string {
  return `# What is audited, against which norm, by whom. Ids and versions are quoted strings.
schema: audit@1
id: "${id}-${year}"
client: "The ministry that buys the service"
supplier: "The supplier of the messaging service"
operator: {party: auditor, name: "Audit team"}   # who runs this tool: its strength as evidence depends on it
catalogues: ["bio2@1.3", "messaging@1"]          # or a folder of your own: "./own"
subject: supplier                                # whose conclusion is the headline: supplier or client
depth: [design, existence, operation]            # opzet, bestaan, werking
period: {from: "${year}-01-01", to: "${year}-12-31"}
phase: operation                                 # tender, contract or operation
profile: bio2                                    # strict: a recommended setting that is not followed is a deviation

targets:
  - {id: service, kind: service, party: supplier}
  - {id: client, kind: client, party: client}
  # An endpoint is probed only with recorded consent:
  # - id: portal
  #   kind: web
  #   party: supplier
  #   host: portal.supplier.example
  #   consent: {by: {party: supplier, role: "CISO"}, at: "${year}-01-15"}
  #   port: 443                                  # httpPort: 80, where plain HTTP answers
  #   private: true                              # only for a host in a private range or on this machine
  #   trust: ca.pem                              # a private trust anchor, a file in this folder
  # A configuration the supplier handed over, as a file in this folder:
  # - {id: proxy, kind: nginx, party: supplier, path: configs/nginx/nginx.conf, version: "1.26.3"}
  # - {id: ssh, kind: config, product: openssh, path: configs/web1, provenance: host, observedAt: "2026-01-20"}

# Who answers for a control at the client; none is printed as a limitation.
owners: []
# - {control: "bio2@1.3/5.22.01", party: client, role: "Contract owner", acceptedAt: "${year}-02-01"}

# Which controls apply, and why: biotoets vvt makes the statement of applicability (VvT) of it. That one does not is a
# decision: it also asks for fact, items, approver and expires, and for riskAnalysis where there is no government measure.
# applicability:
#   - {control: "bio2@1.3/5.22.01", applies: true, why: "The service is bought", by: {party: client, role: CISO, id: ciso}}

# Thresholds that are the client's to set, before anything is measured. Without them: no-baseline.
parameters: {}
# parameters:
#   msg.c2.utilisation: {value: 0.85, setAt: "${year}-01-10", by: "Contract owner"}

# Kinds of target there are none of, and who says so:
# none:
#   - {kind: nginx, why: "The service has no nginx", by: {party: supplier, role: "Head of operations"}}
`;
}

function requestFile(year: number): string {
  return `# An information request (informatieverzoek). Without an answer it stays open and keeps its criteria open.
schema: request@1
id: "IV-001"
criteria: ["bio2@1.3/5.01.01#a"]
ask: "The information security policy as adopted, with who adopted it and when."
to: supplier
# Not sent yet. Fill these in when it is: what was never sent was asked of nobody.
# askedAt: "${year}-01-15"
# due: "${year}-02-15"
# answer:
#   status: received            # received, partial, on-site, redacted, withheld, or none (it does not exist)
#   by: {party: supplier, role: "CISO"}
#   at: "${year}-02-01"
`;
}

const GITIGNORE = `# The key under which secrets became placeholders: whoever has it can guess at them.
.key
`;

const EVIDENCE = `# Evidence

Put each delivered file here with a card beside it, \`IV-001-1.card.yaml\`: the explanation without which nobody can
interpret the file. A file without a card is named in the report and counts for nothing.

\`\`\`yaml
schema: card@1
item: "IV-001-1"
request: "IV-001"
kind: security-policy       # what the catalogue calls this evidence; biotoets explain <control> shows it
file: policy.pdf
targets: [service]
what: "Information security policy, version 3"
madeBy: {party: supplier, how: document}   # system-export, observation, third-party-report, document or statement
observedAt: "2026-01-20"
adopted: {by: {party: supplier, role: "Board"}, at: "2026-01-10"}
\`\`\`
`;

const JUDGEMENTS = `# Judgements and decisions

One file per control. A judgement names the items it rests on with their hash (biotoets explain <control> <folder> shows
them) and counts only when somebody else reviewed it.

\`\`\`yaml
schema: judgements@1
control: "bio2@1.3/5.01.01"
judgements:
  - criterion: "bio2@1.3/5.01.01#a"
    verdict: met
    items: ["IV-001-1@1a2b3c4d"]
    why: "Scope, roles and review are in chapters 1 to 4."
    by: {party: auditor, role: "Auditor", id: "A1"}
    review: {by: {party: auditor, role: "Second auditor", id: "A2"}, at: "2026-03-01"}
\`\`\`
`;
