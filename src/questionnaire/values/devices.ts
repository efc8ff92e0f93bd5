/** What stands at a site and may be on or off, folded, one or several of it. */
export const devices =
  '(?:router|roteador|modem|switch|firewall|ont|onu|cpe|odu|idu|antena|antenna|equipo|equipamento|equipment|device|dispositivo|servidor|server|ap|ups)(?:e?s)?';
