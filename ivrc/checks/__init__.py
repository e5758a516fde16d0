"""Questions asked of a flow, one small file each: is anyone stranded, is anything recorded unannounced, …"""
