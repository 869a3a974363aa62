// Figures as nodes of the API: what the type shows, with the view from which its other fields are resolved.
import { flowsOf, getIndicator, getItem } from '@shuangcheng/domain';
import type { IndicatorFigure, Lineage } from '@shuangcheng/schema';
import type { FigureView } from './figure.service.js';

export type FigureNode = IndicatorFigure & { readonly view: FigureView };
export type LineageNode = Lineage & { readonly view: FigureView };

const DENOMINATOR_DECIMALS = 6;

export const toFigureNode = (view: FigureView): FigureNode => {
  const { figure, code } = view;
  const definition = getIndicator(code);
  return {
    view,
    code,
    period: view.period,
    unit: definition.unit,
    carbonScope: view.carbonScope,
    value: figure.value,
    reason: figure.reason,
    numerator: figure.numerator,
    numeratorUnit: figure.numerator ? definition.numeratorUnit : null,
    denominator: figure.denominator?.toDecimalPlaces(DENOMINATOR_DECIMALS) ?? null,
    denominatorUnit: figure.denominator && definition.denominator ? getItem(definition.denominator).unit : null,
    systems: view.systems,
  };
};

export const toLineageNode = (view: FigureView): LineageNode => {
  const definition = getIndicator(view.code);
  const items = flowsOf(definition, view.carbonScope ?? 'TOTAL').map((item) => getItem(item).nameZh);
  return {
    view,
    formula: `${definition.formulaZh}；计入：${items.join('、')}`,
    definitionVersion: definition.version,
    factorSet: definition.measure === 'VOLUME' ? null : view.factorSet.id,
    terms: [...view.figure.terms],
  };
};
