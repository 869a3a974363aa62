import type { FormKind } from '@shuangcheng/domain';
import {
  FormArgs,
  FormItem,
  FormKindEnum,
  FormsArgs,
  FormSummary,
  FormSummaryArgs,
  Institution,
  Region,
  ReportEvent,
  YearlyForm,
  YearlyFormConnection,
} from '@shuangcheng/schema';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../edge/context.js';
import { figureListCost, pageCost } from '../field-cost.js';
import { toInstitutionNode } from '../institutions/institution.service.js';
import { findForm, getFormSummary, listFormItems, listRegionForms } from './form.service.js';

@Resolver(() => YearlyForm)
export class FormResolver {
  @Query(() => [FormItem], { description: '年度基层表的各项。' })
  formItems(@Ctx() { scope }: Context, @Arg('kind', () => FormKindEnum) kind: FormKind): FormItem[] {
    return listFormItems(scope, kind);
  }

  @FieldResolver(() => Institution)
  async institution(@Root() { tenantId, institutionId }: YearlyForm, @Ctx() { loaders }: Context): Promise<Institution> {
    return toInstitutionNode((await loaders.institutions.load({ tenantId, institutionId }))!);
  }

  @FieldResolver(() => [ReportEvent], { description: '该年度的办理记录，由早及近。' })
  history(@Root() form: YearlyForm, @Ctx() { loaders }: Context): Promise<ReportEvent[]> {
    return loaders.formEvents.load(form);
  }
}

@Resolver(() => Institution)
export class InstitutionFormResolver {
  @FieldResolver(() => YearlyForm, { nullable: true, description: '年度基层表的最新版本。' })
  form(
    @Root() { tenantId, institutionId }: Institution,
    @Ctx() { scope, loaders }: Context,
    @Args(() => FormArgs) { kind, year }: FormArgs,
  ): Promise<YearlyForm | null> {
    return findForm(scope, loaders, { tenantId, institutionId, kind, year, version: null });
  }
}

@Resolver(() => Region)
export class RegionFormResolver {
  @FieldResolver(() => FormSummary, { complexity: figureListCost, description: '辖内年度基层表的汇总：机房（PUE）或采暖。' })
  formSummary(
    @Root() region: Region,
    @Ctx() { scope, loaders }: Context,
    @Args(() => FormSummaryArgs) { kind, year, basis }: FormSummaryArgs,
  ): Promise<FormSummary> {
    return getFormSummary(scope, loaders, region.regionId, { kind, year, basis: basis ?? 'APPROVED' });
  }

  @FieldResolver(() => YearlyFormConnection, { complexity: pageCost, description: '辖内年度基层表的最新版本。' })
  forms(@Root() region: Region, @Ctx() { scope, loaders }: Context, @Args(() => FormsArgs) { kind, year, status, ...page }: FormsArgs) {
    return listRegionForms(scope, loaders, region.regionId, { kind, year, status: status ?? null }, page);
  }
}
