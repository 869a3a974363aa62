// What the register asks of reports when institutions move or end.
export { listReportsCountingAfter, relocateReports, type CountingAfter, type InstitutionRun } from './report-relocation.store.js';
