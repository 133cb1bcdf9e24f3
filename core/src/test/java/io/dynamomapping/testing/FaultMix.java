package io.dynamomapping.testing;

import java.util.List;
import java.util.Random;

import io.dynamomapping.faults.Fault;
import io.dynamomapping.faults.FaultProxy;
import io.dynamomapping.faults.Reply;

/**
 * The faults of a bad day. Half of them strike after DynamoDB has done as it was told.
 */
public final class FaultMix {

	private static final Reply FAILED = Reply.error(500, "InternalServerError", "Something went wrong");

	private static final List<Fault> FAULTS = List.of(Fault.APPLY_THEN_RESET, Fault.TRUNCATED,
			Fault.applyThenReply(FAILED), Fault.RESET, Fault.reply(FAILED), Fault.throttle("ThrottlingException"));

	private FaultMix() {
	}

	/**
	 * Let some requests go wrong.
	 * @param proxy where they pass
	 * @param share how many of them, from 0 to 1
	 * @param random decides which
	 */
	public static void inject(FaultProxy proxy, double share, Random random) {
		for (int i = 0; i < FAULTS.size(); i++) {
			// Those before it have had their share already.
			double rest = 1 - share * i / FAULTS.size();
			proxy.inject(FAULTS.get(i)).sometimes(share / FAULTS.size() / rest, random);
		}
	}

}
