"""Menus of FreeSWITCH's mod_dptools `ivr`: ivr.conf.xml and ivr_menus/*.xml, FusionPBX's too."""
