import { describe, expect, it } from '@jest/globals';
import type * as domain from '@shuangcheng/domain';
import type * as operations from './generated/operations.js';
import * as sdk from './index.js';

type Same<A, B> = [A, B] extends [B, A] ? true : false;

describe('the SDK', () => {
  it('has one type where domain and schema use one name', () => {
    // Compiles only when each pair is the same.
    const same: [
      Same<domain.Acquisition, operations.Acquisition>,
      Same<domain.IndicatorCode, operations.IndicatorCode>,
      Same<domain.ProblemCode, operations.ProblemCode>,
      Same<domain.DecompositionMethod, operations.DecompositionMethod>,
      Same<domain.PathRule, operations.PathRule>,
      Same<domain.ProgressStatus, operations.ProgressStatus>,
      Same<domain.ReportStatus, operations.ReportStatus>,
      Same<domain.ReviewDecision, operations.ReviewDecision>,
    ] = [true, true, true, true, true, true, true, true];
    expect(same).toHaveLength(8);
  });

  it('exports the domain, the client and a document for each operation', () => {
    expect(sdk).toMatchObject({
      parseDecimal: expect.any(Function),
      createClient: expect.any(Function),
      RankingDocument: { kind: 'Document' },
    });
  });
});
