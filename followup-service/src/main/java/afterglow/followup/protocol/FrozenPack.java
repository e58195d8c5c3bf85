package afterglow.followup.protocol;

/** A clinic's protocols as they stood in one version, which never changes. */
public record FrozenPack(int version, ProtocolPack pack) {}
