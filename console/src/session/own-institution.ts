import { may, type Viewer } from './viewer';

/** The institution of who reports for one only; null for who sees a list. */
export const ownInstitution = (viewer: Viewer): string | null =>
  may(viewer, 'institutions:read') && viewer.grants.some(({ role }) => role !== 'REPORTER')
    ? null
    : (viewer.grants.find(({ role }) => role === 'REPORTER')?.institution ?? null);
