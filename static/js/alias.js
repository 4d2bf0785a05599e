// Leads from an earlier address to the current one and keeps the #anchor, which a meta refresh would lose.
location.replace(document.getElementById("site_alias_target").href + location.hash);
