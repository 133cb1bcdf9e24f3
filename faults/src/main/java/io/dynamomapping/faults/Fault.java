package io.dynamomapping.faults;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Random;

/**
 * Something that goes wrong with a request.
 */
@FunctionalInterface
public interface Fault {

	/** Nothing goes wrong. */
	Fault NONE = (exchange) -> exchange.reply(exchange.apply());

	/** The connection is reset before DynamoDB has seen the request. */
	Fault RESET = Exchange::reset;

	/** DynamoDB does as it is told, and the connection is reset before it answers. */
	Fault APPLY_THEN_RESET = (exchange) -> {
		exchange.apply();
		exchange.reset();
	};

	/** DynamoDB does as it is told, and the connection is closed before it answers. */
	Fault APPLY_THEN_CLOSE = (exchange) -> {
		exchange.apply();
		exchange.close();
	};

	/** DynamoDB does as it is told, and half of the body of its answer arrives. */
	Fault TRUNCATED = (exchange) -> {
		Reply reply = exchange.apply();
		exchange.replyPartly(reply, reply.bytes().length / 2, Duration.ZERO);
	};

	/** DynamoDB does as it is told, and its answer is not the one that it sums up. */
	Fault WRONG_CRC32 = (exchange) -> exchange.reply(exchange.apply().withHeader(Reply.CRC32, "1"));

	/** DynamoDB does as it is told, and answers what is no JSON. */
	Fault MALFORMED = (exchange) -> exchange.reply(exchange.apply().withBody("{\"Attributes\": {"));

	/**
	 * DynamoDB does not see the request, something else answers it.
	 * @param reply the answer
	 * @return the fault
	 */
	static Fault reply(Reply reply) {
		return (exchange) -> exchange.reply(reply);
	}

	/**
	 * DynamoDB does as it is told, and something else is answered.
	 * @param reply the answer
	 * @return the fault
	 */
	static Fault applyThenReply(Reply reply) {
		return (exchange) -> {
			exchange.apply();
			exchange.reply(reply);
		};
	}

	/**
	 * DynamoDB has more to do than the table allows, and does nothing.
	 * @param code the error code, such as {@code ThrottlingException}
	 * @return the fault
	 */
	static Fault throttle(String code) {
		return reply(Reply.error(400, code, "Rate exceeded"));
	}

	/**
	 * The policy does not allow the request.
	 * @return the fault
	 */
	static Fault accessDenied() {
		return (exchange) -> exchange
			.reply(Reply.error(400, "AccessDeniedException", "User: arn:aws:iam::000000000000:user/test "
					+ "is not authorized to perform: dynamodb:" + exchange.call().operation()));
	}

	/**
	 * Nothing is heard for a while, and then the connection is closed. DynamoDB does not
	 * see the request.
	 * @param duration how long
	 * @return the fault
	 */
	static Fault hang(Duration duration) {
		return (exchange) -> {
			sleep(duration);
			exchange.close();
		};
	}

	/**
	 * DynamoDB does as it is told, nothing is heard for a while, and then the connection
	 * is closed.
	 * @param duration how long
	 * @return the fault
	 */
	static Fault applyThenHang(Duration duration) {
		return (exchange) -> {
			exchange.apply();
			sleep(duration);
			exchange.close();
		};
	}

	/**
	 * DynamoDB does as it is told, and its answer takes its time.
	 * @param pause how long after each byte of the body
	 * @return the fault
	 */
	static Fault trickle(Duration pause) {
		return (exchange) -> {
			Reply reply = exchange.apply();
			exchange.replyPartly(reply, reply.bytes().length, pause);
		};
	}

	/**
	 * DynamoDB answers late.
	 * @param duration how long it takes
	 * @return the fault
	 */
	static Fault delay(Duration duration) {
		return (exchange) -> {
			sleep(duration);
			exchange.reply(exchange.apply());
		};
	}

	/**
	 * Some elements of a batch are left unprocessed.
	 * @param share how many of them, from 0 to 1
	 * @param random decides which
	 * @return the fault
	 */
	static Fault leftovers(double share, Random random) {
		return new LeftOvers(share, random);
	}

	/**
	 * Do it.
	 * @param exchange the request
	 * @throws IOException if the client or DynamoDB is gone
	 */
	void handle(Exchange exchange) throws IOException;

	private static void sleep(Duration duration) throws InterruptedIOException {
		try {
			Thread.sleep(duration.toMillis());
		}
		catch (InterruptedException ex) {
			throw new InterruptedIOException();
		}
	}

}
