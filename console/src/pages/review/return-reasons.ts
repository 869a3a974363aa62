/** Why reports are usually returned; a reviewer may write another. */
export const RETURN_REASONS = [
  '数量与上月、上年同月相差过大，请核对抄表记录',
  '数量与费用不匹配，请核对票据',
  '单位有误（如万千瓦时填成千瓦时）',
  '建筑面积或用能人数变化超过10%，请附依据',
  '校验发现未说明',
  '应报项目缺报',
] as const;
