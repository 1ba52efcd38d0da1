/** The register of information requests: written, sent, answered. Each verb is a file of cli/request. */
export { exportRequests } from '../request/export-requests.ts';
export { importRequests } from '../request/import-requests.ts';
export { listRequests } from '../request/list-requests.ts';
export { newRequests } from '../request/new-requests.ts';
export { requestLetterCommand } from '../request/send-letter.ts';
