import type { Language } from '../questionnaire/form.ts';
import type { PlannerRole } from '../ticket/planners.ts';

/** Who plans a change: as the customer reads it, behind "it went", and as they read it themselves, behind "as". */
export const plannerWords: Record<Language, Record<PlannerRole, { wentTo: string; as: string }>> = {
  en: {
    'project-manager': { wentTo: 'to your project manager', as: 'the project manager' },
    'change-coordinator': { wentTo: 'to your change coordinator', as: 'the change coordinator' },
    commercial: { wentTo: 'to our commercial team', as: 'the commercial team' },
    'account-manager': { wentTo: 'to your account manager', as: 'the account manager' },
  },
  es: {
    'project-manager': { wentTo: 'a su gerente de proyecto', as: 'gerente de proyecto' },
    'change-coordinator': { wentTo: 'a quien coordina sus cambios', as: 'responsable de coordinar cambios' },
    commercial: { wentTo: 'a nuestro equipo comercial', as: 'equipo comercial' },
    'account-manager': { wentTo: 'a su gerente de cuenta', as: 'gerente de cuenta' },
  },
  pt: {
    'project-manager': { wentTo: 'à gerência do seu projeto', as: 'gerente de projeto' },
    'change-coordinator': { wentTo: 'à coordenação de mudanças', as: 'responsável por coordenar mudanças' },
    commercial: { wentTo: 'à nossa equipe comercial', as: 'equipe comercial' },
    'account-manager': { wentTo: 'à gerência da sua conta', as: 'gerente de conta' },
  },
};

/** The same of those who are not named to the reader. */
export const whoeverPlans: Record<Language, string> = {
  en: 'to those who plan changes',
  es: 'a quienes planifican los cambios',
  pt: 'a quem planeja as mudanças',
};
