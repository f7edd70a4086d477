export const paritySample: readonly string[] = ['forms/qpdf__form-errors.pdf'];
