// What makes two rows versions of one target.

/** A condition on rows `a` and `f` of target: they are of the same place, indicator, year and scope. */
export const SAME_TARGET = `f.tenant_id = a.tenant_id and f.region_id = a.region_id and f.institution_id is not distinct from a.institution_id
  and f.indicator = a.indicator and f.year = a.year and f.carbon_scope is not distinct from a.carbon_scope`;
