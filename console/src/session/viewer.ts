// What the signed-in person may do, by the same table as the server's: the console hides what would be refused, the server refuses it.
import { ROLE_ACTIONS, WhoAmIOperation, type Action, type WhoAmIQuery } from '@shuangcheng/client-sdk';
import { useSuspenseAnswer } from '../answers/use-answer';

export type Viewer = WhoAmIQuery['viewer'];
export type ViewerGrant = Viewer['grants'][number];

export const useViewer = (): Viewer => useSuspenseAnswer(WhoAmIOperation, {}).viewer;

export const grantsFor = ({ grants }: Viewer, action: Action): ViewerGrant[] =>
  grants.filter(({ role }) => ROLE_ACTIONS[role].includes(action));

/** Whether any grant allows it somewhere; where, the server knows. */
export const may = (viewer: Viewer, action: Action): boolean => grantsFor(viewer, action).length > 0;

const HEIGHT = { PROVINCE: 0, CITY: 1, COUNTY: 2, INSTITUTION: 3 } as const;

/** The highest region that the viewer works in; null for who reads the joint view only. */
export const homeRegionOf = (viewer: Viewer): ViewerGrant['region'] | null =>
  viewer.grants
    .filter(({ role }) => role !== 'JOINT_ANALYST')
    .map(({ region }) => region)
    .sort((one, other) => HEIGHT[one.level] - HEIGHT[other.level])[0] ?? null;
